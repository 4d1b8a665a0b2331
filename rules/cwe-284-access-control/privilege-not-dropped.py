import os


def demote(uid, gid):
    os.setgid(gid)
    # ruleid: privilege-not-dropped
    os.setuid(uid)


def back():
    # ok: privilege-not-dropped
    os.setuid(0)
    # ok: privilege-not-dropped
    os.setuid(os.geteuid())
