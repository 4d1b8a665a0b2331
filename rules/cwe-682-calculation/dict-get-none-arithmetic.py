def count(words):
    totals = {}
    for word in words:
        # ruleid: dict-get-none-arithmetic
        totals[word] = totals.get(word) + 1
    return totals


def count_from_zero(words):
    totals = {}
    for word in words:
        # ok: dict-get-none-arithmetic
        totals[word] = totals.get(word, 0) + 1
    return totals


def is_grown_up(person):
    # ruleid: dict-get-none-arithmetic
    return person.get("age") >= 18


def is_grown_up_if_known(person):
    age = person.get("age")
    if age is None:
        return False
    # ok: dict-get-none-arithmetic
    return age >= 18


def known(person):
    if "age" in person:
        # ok: dict-get-none-arithmetic
        return person.get("age") + 1
    return 0


def or_zero(person):
    # ok: dict-get-none-arithmetic
    return (person.get("age") or 0) + 1


def asked(person):
    if person.get("age", None):
        # ok: dict-get-none-arithmetic
        return person.get("age") + 1
    return 0


def joined(queue):
    # ok: dict-get-none-arithmetic
    return queue.get(True) + 1
