def missing(name, names, none):
    # ruleid: negated-membership
    if not name in names:
        return True
    # ruleid: negated-membership
    if not name is none:
        return False
    # ok: negated-membership
    if name not in names:
        return True
    # ok: negated-membership
    if not (name in names):
        return True
    # ok: negated-membership
    return name is not none
