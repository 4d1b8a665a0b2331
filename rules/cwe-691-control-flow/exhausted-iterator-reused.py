def totals(lines):
    numbers = map(int, lines)
    for number in numbers:
        print(number)
    # ruleid: exhausted-iterator-reused
    for number in numbers:
        print(-number)


def report(rows):
    wide = (row for row in rows if len(row) > 80)
    listed = list(wide)
    # ruleid: exhausted-iterator-reused
    for row in wide:
        print(row, listed)


def renewed(rows):
    pairs = zip(rows, rows[1:])
    for first, second in pairs:
        print(first, second)
    pairs = zip(rows, rows[2:])
    # ok: exhausted-iterator-reused
    for first, second in pairs:
        print(first, second)


def well(lines):
    numbers = list(map(int, lines))
    # ok: exhausted-iterator-reused
    for number in numbers:
        print(number)
    # ok: exhausted-iterator-reused
    return sum(numbers)
