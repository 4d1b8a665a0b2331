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


def counter():
    number = 0

    def bump():
        # ruleid: uninitialized-local
        number += 1
        return number

    def bump_outer():
        nonlocal number
        # ok: uninitialized-local
        number += 1
        return number

    return bump, bump_outer, number


def next_of_module():
    # ruleid: uninitialized-local
    count = count + 1
    return count


def total(items):
    # ok: uninitialized-local
    result = 0
    for item in items:
        result += item
    return result
