import os


def publish(path, script):
    # ruleid: chmod-decimal
    os.chmod(path, 644)
    # ruleid: chmod-decimal
    script.chmod(755)
    # ok: chmod-decimal
    os.chmod(path, 0o644)
    # ok: chmod-decimal
    os.chmod(path, 420)  # 0o644, as other languages write it


def make_folder(path, mode):
    # ruleid: chmod-decimal
    os.makedirs(path, mode=700)
    # ok: chmod-decimal
    os.makedirs(path, mode=mode)
