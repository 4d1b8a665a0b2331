import asyncio
import shlex
import subprocess


def unpack(name, folder):
    # ruleid: shell-argument-dynamic
    subprocess.run(["sh", "-c", f"tar xf {name} && ls"], check=True)
    # ruleid: shell-argument-dynamic
    subprocess.check_call(["/bin/bash", "-lc", "cd %s && make" % folder])
    # ruleid: shell-argument-dynamic
    subprocess.check_output(["bash", "-c", "cat " + name])
    # ok: shell-argument-dynamic
    subprocess.run(["sh", "-c", 'tar xf "$1" && ls', "sh", name], check=True)
    # ok: shell-argument-dynamic
    subprocess.run(["sh", "-c", "tar xf " + shlex.quote(name)], check=True)
    # ok: shell-argument-dynamic
    subprocess.run(["tar", "-c", f"{name}"], check=True)


async def unpack_later(name):
    # ruleid: shell-argument-dynamic
    return await asyncio.create_subprocess_exec("sh", "-c", f"tar xf {name}")
