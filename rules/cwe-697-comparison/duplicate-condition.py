def size(count):
    if count > 10:
        return "big"
    # ruleid: duplicate-condition
    elif count > 10:
        return "small"
    # ok: duplicate-condition
    if count > 10:
        return "big"
    elif count > 5:
        return "small"
    return "none"


def kind(value):
    if isinstance(value, str):
        return "text"
    elif isinstance(value, int):
        return "number"
    # ruleid: duplicate-condition
    elif isinstance(value, str):
        return "name"
    return "thing"


def next_kind(stream):
    if stream.read(1):
        return 1
    # ok: duplicate-condition
    elif stream.read(1):
        return 2
    return 3


def third(value):
    if value < 0:
        return 1
    # ok: duplicate-condition
    elif not value:
        return 2
    # ruleid: duplicate-condition
    elif not value:
        return 3
    return 4
