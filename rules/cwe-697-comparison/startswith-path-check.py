import os

FOLDER = "/srv/data"
FOLDER_AND_SLASH = "/srv/data/"


def by_name(path):
    # ruleid: startswith-path-check
    if os.path.realpath(path).startswith(FOLDER):
        return True
    # ok: startswith-path-check
    return os.path.realpath(path).startswith(FOLDER_AND_SLASH)


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


def inside(root, absolute_path):
    root = os.path.abspath(root)
    # ruleid: startswith-path-check
    return (absolute_path + os.path.sep).startswith(root)


def inside_with_separator(root, absolute_path):
    root = os.path.abspath(root) + os.path.sep
    # ok: startswith-path-check
    return (absolute_path + os.path.sep).startswith(root)
