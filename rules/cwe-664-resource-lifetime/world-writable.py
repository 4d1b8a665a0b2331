import os
import stat


def publish(path):
    # ruleid: world-writable
    os.chmod(path, 0o777)
    # ruleid: world-writable
    os.chmod(path, stat.S_IRUSR | stat.S_IWOTH)
    # ok: world-writable
    os.chmod(path, 0o644)
    # ok: world-writable
    os.chmod(path, 0o1775)
