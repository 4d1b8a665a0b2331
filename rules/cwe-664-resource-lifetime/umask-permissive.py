import os

# ruleid: umask-permissive
os.umask(0)
# ruleid: umask-permissive
os.umask(0o000)
# ok: umask-permissive
os.umask(0o077)
# ok: umask-permissive
os.umask(0o022)


def current_mask():
    # ok: umask-permissive
    mask = os.umask(0)
    os.umask(mask)
    return mask
