import random


def order(items, words):
    # ruleid: in-place-result-used
    items = items.sort()
    # ok: in-place-result-used
    words = sorted(words)
    # ruleid: in-place-result-used
    mixed = random.shuffle(words)
    # ruleid: in-place-result-used
    turned = list(words).reverse()
    # ok: in-place-result-used
    words.sort(key=len)
    # ok: in-place-result-used
    rows = words.query.sort("name")
    return items, words, mixed, turned, rows
