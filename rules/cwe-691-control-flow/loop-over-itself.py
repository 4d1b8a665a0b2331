def total(items):
    result = 0
    # ruleid: loop-over-itself
    for items in items:
        result += items
    # ok: loop-over-itself
    for item in items:
        result += item
    return result
