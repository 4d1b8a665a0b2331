def first(items):
    # ruleid: length-never-negative
    if len(items) >= 0:
        return items[0]
    # ruleid: length-never-negative
    if len(items) < 0:
        return None
    # ok: length-never-negative
    if len(items) > 0:
        return items[0]
    return None
