import os
import shutil


def give(path, uid, gid):
    # ruleid: symlink-following
    os.chown(path, uid, gid)
    # ruleid: symlink-following
    shutil.chown(path, "www-data")
    # ok: symlink-following
    os.chown(path, uid, gid, follow_symlinks=False)
    # ok: symlink-following
    os.lchown(path, uid, gid)


def files(root):
    # ruleid: symlink-following
    for folder, _, names in os.walk(root, followlinks=True):
        print(folder, names)
    # ok: symlink-following
    for folder, _, names in os.walk(root):
        print(folder, names)
