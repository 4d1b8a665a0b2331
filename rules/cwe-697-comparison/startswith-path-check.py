import os


def safe(root, path):
    # ruleid: startswith-path-check
    if os.path.realpath(path).startswith(root):
        return True
    # ruleid: startswith-path-check
    if os.path.abspath(path).startswith("/srv/data"):
        return True
    # ok: startswith-path-check
    if os.path.realpath(path).startswith(root + os.sep):
        return True
    # ok: startswith-path-check
    return os.path.realpath(path).startswith("/srv/data/")
