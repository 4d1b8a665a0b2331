import os
import subprocess

# ruleid: wildcard-injection
os.system("tar czf /backup/all.tgz *")
# ruleid: wildcard-injection
subprocess.run("chown www-data:www-data *", shell=True, check=True)
# ok: wildcard-injection
os.system("tar czf /backup/all.tgz -- *")
# ok: wildcard-injection
os.system("tar czf /backup/all.tgz ./*")
# ok: wildcard-injection
subprocess.run("ls *", shell=True, check=True)
