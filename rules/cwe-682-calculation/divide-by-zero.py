def running_mean(values):
    count = 0
    total = 0.0
    for value in values:
        total += value
        # ruleid: divide-by-zero
        yield total / count
        count += 1


def counted_first(values):
    count = 0
    total = 0.0
    for value in values:
        total += value
        count += 1
        # ok: divide-by-zero
        yield total / count


def scale(size):
    step = 0
    # ruleid: divide-by-zero
    return size // step


def guarded(size):
    step = 0
    if step:
        # ok: divide-by-zero
        return size // step
    return size


def tried(size):
    step = 0
    try:
        # ok: divide-by-zero
        return size % step
    except ZeroDivisionError:
        return 0


def shown(name):
    # ok: divide-by-zero
    return "%d %s" % (0, name)
