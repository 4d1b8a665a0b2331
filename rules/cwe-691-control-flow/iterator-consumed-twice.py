def report(rows, people, left, right):
    numbers = (int(row["n"]) for row in rows)
    total = sum(numbers)
    # ruleid: iterator-consumed-twice
    biggest = max(numbers)
    found = filter(None, people)
    names = list(found)
    # ruleid: iterator-consumed-twice
    again = sorted(found)
    pairs = zip(left, right)
    count = len(list(pairs))
    pairs = zip(left, right)
    # ok: iterator-consumed-twice
    table = dict(pairs)
    return total, biggest, names, again, count, table


def branches(rows, wanted):
    numbers = map(int, rows)
    if wanted:
        # ok: iterator-consumed-twice
        return sum(numbers)
    # ok: iterator-consumed-twice
    return max(numbers)


def kept(rows):
    numbers = [int(row) for row in rows]
    total = sum(numbers)
    # ok: iterator-consumed-twice
    return total, max(numbers)
