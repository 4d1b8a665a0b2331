import os
import subprocess
import sys


def ensure(package):
    # ruleid: pip-install-at-runtime
    subprocess.check_call([sys.executable, "-m", "pip", "install", package])
    # ruleid: pip-install-at-runtime
    os.system("pip3 install requests")
    # ruleid: pip-install-at-runtime
    subprocess.run("python -m pip install -U requests", shell=True, check=True)
    # ok: pip-install-at-runtime
    subprocess.check_call([sys.executable, "-m", "pip", "install", "--require-hashes", "-r", "lock.txt"])
    # ok: pip-install-at-runtime
    subprocess.check_call([sys.executable, "-m", "pip", "list"])
