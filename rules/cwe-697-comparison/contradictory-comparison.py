def check(kind, number):
    # ruleid: contradictory-comparison
    if kind != "file" or kind != "folder":
        raise ValueError(kind)
    # ruleid: contradictory-comparison
    if kind == "file" and kind == "folder":
        return None
    # ruleid: contradictory-comparison
    if number != 1 or number != 2:
        return None
    # ok: contradictory-comparison
    if kind != "file" and kind != "folder":
        raise ValueError(kind)
    # ok: contradictory-comparison
    if kind == "file" or kind == "folder":
        return kind
    # ok: contradictory-comparison
    if kind != "file" or number != 2:
        return kind
    return number
