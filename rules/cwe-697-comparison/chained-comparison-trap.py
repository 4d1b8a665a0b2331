def allowed(name, names, flag):
    # ruleid: chained-comparison-trap
    if name in names == True:
        return True
    # ruleid: chained-comparison-trap
    if flag == name in names:
        return False
    # ruleid: chained-comparison-trap
    if flag is name in names:
        return False
    # ok: chained-comparison-trap
    if (name in names) == flag:
        return True
    # ok: chained-comparison-trap
    if 0 < len(name) <= 20:
        return True
    # ruleid: chained-comparison-trap
    if len(name) < 20 == True:
        return True
    # ok: chained-comparison-trap
    if name[0] == name[-1] in "'`":
        return True
    # ok: chained-comparison-trap
    assert len(name) == flag in names
    # ok: chained-comparison-trap
    return flag and name in names
