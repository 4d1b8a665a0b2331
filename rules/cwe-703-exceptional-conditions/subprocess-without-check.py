import os
import subprocess
from subprocess import run


def deploy(host, path):
    # ruleid: subprocess-without-check
    subprocess.run(["rsync", "-a", path, host])
    # ruleid: subprocess-without-check
    subprocess.call(
        ["ssh", host, "systemctl restart web"],
        timeout=60,
    )
    # ruleid: subprocess-without-check
    os.system("systemctl reload nginx")
    # ruleid: subprocess-without-check
    run(["true"])


def well(host, path, options):
    # ok: subprocess-without-check
    subprocess.run(["rsync", "-a", path, host], check=True)
    # ok: subprocess-without-check
    subprocess.run(["rsync", "-a", path, host], check=False)
    # ok: subprocess-without-check
    subprocess.run(["rsync", "-a", path, host], **options)
    # ok: subprocess-without-check
    subprocess.check_call(["rsync", "-a", path, host])
    # ok: subprocess-without-check
    done = subprocess.run(["rsync", "-a", path, host])
    # ok: subprocess-without-check
    os.system("clear")
    # ok: subprocess-without-check
    if subprocess.call(["true"]) != 0:
        return None
    # ok: subprocess-without-check
    return done.returncode
