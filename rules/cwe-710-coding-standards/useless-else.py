def choose(flag, value):
    if flag:
        value.run()
    # ruleid: useless-else
    else:
        pass
    # ok: useless-else
    if flag:
        pass
    # ok: useless-else
    if value:
        value.run()
    else:
        # what others do is right here
        pass
    return value
