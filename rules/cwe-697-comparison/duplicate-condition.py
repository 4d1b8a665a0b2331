def size(count):
    # ruleid: duplicate-condition
    if count > 10:
        return "big"
    elif count > 10:
        return "small"
    # ok: duplicate-condition
    if count > 10:
        return "big"
    elif count > 5:
        return "small"
    return "none"
