import itertools


def middle(values):
    # ruleid: integer-division-expected
    return values[len(values) / 2]


def halves(values):
    # ruleid: integer-division-expected
    first = values[:len(values) / 2]
    # ruleid: integer-division-expected
    for index in range(len(values) / 2):
        print(values[index])
    # ruleid: integer-division-expected
    return first, list(itertools.islice(values, len(values) / 2))


def well(values, folder, files):
    # ok: integer-division-expected
    print(values[len(values) // 2])
    # ok: integer-division-expected
    print(values[int(len(values) / 2)])
    # ok: integer-division-expected
    print(files[folder / "a.txt"])
    # ok: integer-division-expected
    for index in range(int(len(values) / 2)):
        print(values[index])
    # ok: integer-division-expected
    return sum(values) / len(values)


def pages(total, size, page):
    # ruleid: integer-division-expected
    first = [page(n) for n in range(total / size)]
    # ok: integer-division-expected
    second = [page(n) for n in range(total // size)]
    # ok: integer-division-expected
    third = [page(n) for n in range(int(total / size))]
    return first, second, third
