import os


def demote(user):
    os.setuid(user.pw_uid)
    # ruleid: setuid-order
    os.setgid(user.pw_gid)


def demote_late(user):
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    # ruleid: setuid-order
    os.setgroups([])


def demote_well(user):
    # ok: setuid-order
    os.setgroups([])
    # ok: setuid-order
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
