import os
import stat


def publish(path):
    # ruleid: world-writable
    os.chmod(path, 0o777)
    # ruleid: world-writable
    os.chmod(path, stat.S_IRUSR | stat.S_IWOTH)
    # ruleid: world-writable
    os.chmod(path, 0o77)
    # ok: world-writable
    os.chmod(path, 0o70)
    # ok: world-writable
    os.chmod(path, 0o644)
    # ok: world-writable
    os.chmod(path, 0o1775)
