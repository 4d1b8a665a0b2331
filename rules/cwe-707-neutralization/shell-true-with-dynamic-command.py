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
