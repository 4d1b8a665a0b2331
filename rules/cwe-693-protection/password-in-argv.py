import subprocess


def dump(user, password, name):
    # ruleid: password-in-argv
    subprocess.run(["mysqldump", "-u", user, f"--password={password}", name], check=True)
    # ruleid: password-in-argv
    subprocess.check_call(["tool", "login", "--user", user, "--password", password])
    # ruleid: password-in-argv
    subprocess.check_call(["tool", "--api-key=" + password, "list"])
    # ok: password-in-argv
    subprocess.run(["tool", "login", "--password-stdin"], input=password, text=True, check=True)
    # ok: password-in-argv
    subprocess.run(["tool", "--password", "file:/etc/tool"], check=True)
    # ok: password-in-argv
    subprocess.run(["mysqldump", name], env={"MYSQL_PWD": password}, check=True)
