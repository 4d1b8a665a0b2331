def extend(body):
    try:
        # ruleid: number-of-json-value
        size = int(body["extend"]["new_size"])
    except (KeyError, ValueError):
        return None
    return size


def careful(body):
    try:
        # ok: number-of-json-value
        size = int(body["extend"]["new_size"])
    except (KeyError, TypeError, ValueError):
        return None
    return size
