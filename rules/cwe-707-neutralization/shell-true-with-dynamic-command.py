import asyncio
import os
import shlex
import subprocess
from subprocess import check_output as run_it


def archive(folder, name):
    # ruleid: shell-true-with-dynamic-command
    subprocess.run(f"tar czf {name}.tgz {folder}", shell=True, check=True)
    # ruleid: shell-true-with-dynamic-command
    subprocess.call("tar czf " + name, shell=True)
    # ruleid: shell-true-with-dynamic-command
    run_it("ls {}".format(folder), shell=True)
    # ruleid: shell-true-with-dynamic-command
    os.system("rm -r %s" % folder)
    # ok: shell-true-with-dynamic-command
    subprocess.run(["tar", "czf", name + ".tgz", folder], check=True)
    # ok: shell-true-with-dynamic-command
    subprocess.run("df -h", shell=True, check=True)
    # ok: shell-true-with-dynamic-command
    os.system("rm -r " + shlex.quote(folder))
    # ok: shell-true-with-dynamic-command
    subprocess.run(f"tar czf {name}.tgz", shell=False)


async def archive_later(folder):
    # ruleid: shell-true-with-dynamic-command
    await asyncio.create_subprocess_shell(f"tar cz {folder}")
    # ok: shell-true-with-dynamic-command
    await asyncio.create_subprocess_exec("tar", "cz", folder)


def resize(volume, size):
    from oslo_concurrency import processutils
    # ruleid: shell-true-with-dynamic-command
    processutils.execute("lvresize -L %sG %s" % (size, volume), shell=True)
    # ok: shell-true-with-dynamic-command
    processutils.execute("lvresize", "-L", "%sG" % size, volume)


def create_user(module, name):
    # ruleid: shell-true-with-dynamic-command
    module.run_command("createuser " + name, use_unsafe_shell=True)
    # ok: shell-true-with-dynamic-command
    module.run_command(["createuser", name])
    # ok: shell-true-with-dynamic-command
    return module.run_command("ls /tmp | wc -l", use_unsafe_shell=True)


def by_name(folder):
    import shlex
    command = "ls %s" % folder
    # ruleid: shell-true-with-dynamic-command
    subprocess.call(command, shell=True)
    quoted = shlex.quote(folder)
    # ok: shell-true-with-dynamic-command
    subprocess.call("ls " + quoted, shell=True)
    listing = "ls " + quoted
    # ok: shell-true-with-dynamic-command
    subprocess.call(listing, shell=True)
    fixed = "ls /tmp"
    # ok: shell-true-with-dynamic-command
    subprocess.call(fixed, shell=True)


def services(module, service):
    chkconfig_path = module.get_bin_path("chkconfig")
    # ok: shell-true-with-dynamic-command
    module.run_command("%s --list" % chkconfig_path, use_unsafe_shell=True)
    # ruleid: shell-true-with-dynamic-command
    module.run_command("%s %s status" % (chkconfig_path, service), use_unsafe_shell=True)


def identity(module):
    name = "svc:/system/identity:node"
    kind = "config/nodename"
    command = "/usr/sbin/svccfg -s %s listprop %s" % (name, kind)
    # ok: shell-true-with-dynamic-command
    module.run_command(command, use_unsafe_shell=True)
    first_path = module.get_bin_path("lsvg")
    second_path = module.get_bin_path("xargs")
    # ok: shell-true-with-dynamic-command
    module.run_command("%s -o | %s -p" % (first_path, second_path), use_unsafe_shell=True)
