def pairs(items):
    items = iter(items)
    # ruleid: generator-next-unguarded
    first = next(items)
    for item in items:
        yield first, item
        first = item


def well(items):
    items = iter(items)
    # ok: generator-next-unguarded
    first = next(items, None)
    try:
        # ok: generator-next-unguarded
        second = next(items)
    except StopIteration:
        return
    yield first, second


def plain(items):
    # ok: generator-next-unguarded
    return next(iter(items))
