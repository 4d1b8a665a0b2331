import os


def config(folder):
    # ruleid: join-discards-base
    first = os.path.join(folder, "/etc/app.conf")
    # ok: join-discards-base
    second = os.path.join(folder, "etc/app.conf")
    # ok: join-discards-base
    third = os.path.join("/etc", "app.conf")
    return first, second, third
