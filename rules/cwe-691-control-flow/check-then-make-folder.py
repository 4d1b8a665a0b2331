import os


def folder(path):
    if path is not None and not os.path.exists(path):
        # ruleid: check-then-make-folder
        os.makedirs(path, 0o700)
    # ok: check-then-make-folder
    os.makedirs(path, exist_ok=True)
    return path
