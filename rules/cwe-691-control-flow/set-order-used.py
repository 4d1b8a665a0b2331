def first(names):
    # ruleid: set-order-used
    return list(set(names))[0]


def line(names):
    # ruleid: set-order-used
    return ", ".join(set(names))


def well(names):
    # ok: set-order-used
    return sorted(set(names))[0], ", ".join(sorted(set(names))), list(dict.fromkeys(names))[0]
