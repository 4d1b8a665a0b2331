def mean_of_even(values):
    even = [value for value in values if value % 2 == 0]
    # ruleid: divide-by-count
    return sum(even) / len(even)


def mean(values):
    count = len(values)
    if count == 0:
        return 0.0
    # ok: divide-by-count
    return sum(values) / count


def mean_of_many(values):
    if not values:
        return 0.0
    # ok: divide-by-count
    return sum(values) / len(values)


def share(text, letter):
    found = text.count(letter)
    # ruleid: divide-by-count
    return len(text) / found


def mean_of_good(values):
    count = 0
    total = 0
    for value in values:
        if value.good:
            total += value.size
            count += 1
    # ruleid: divide-by-count
    return total / count


def mean_of_good_or_none(values):
    count = 0
    total = 0
    for value in values:
        if value.good:
            total += value.size
            count += 1
    # ok: divide-by-count
    return total / count if count else None


def at_least_one(values):
    # ok: divide-by-count
    return sum(values) / max(len(values), 1)
