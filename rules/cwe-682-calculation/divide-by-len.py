def average(values):
    # ruleid: divide-by-len
    return sum(values) / len(values)


def mean_size(files):
    # ruleid: divide-by-len
    return sum(file.size for file in files) / len(files)


def well(values):
    if not values:
        return 0.0
    # ok: divide-by-len
    return sum(values) / len(values)


def also(values):
    # ok: divide-by-len
    return sum(values) / len(values) if values else 0.0


def caught(values):
    try:
        # ok: divide-by-len
        return sum(values) / len(values)
    except ZeroDivisionError:
        return None
