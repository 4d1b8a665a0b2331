count = 0
names = []


def next_number():
    # ruleid: uninitialized-local
    number = count + 1
    count = number
    return number


def next_number_of_module():
    global count
    # ok: uninitialized-local
    number = count + 1
    count = number
    return number


def report(path):
    try:
        # ruleid: uninitialized-local
        print(len(lines), path)
    finally:
        lines = []
    return lines


def later():
    def inner():
        # ok: uninitialized-local
        return value

    value = 3
    return inner()


def around(items):
    for item in items:
        if item.is_second:
            # ok: uninitialized-local
            yield before
        before = item


def handled():
    try:
        # ok: uninitialized-local
        return cached
    except NameError:
        cached = None
    return cached
