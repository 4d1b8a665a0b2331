def size(value):
    # ruleid: type-equality-not-isinstance
    if type(value) == str:
        return len(value)
    # ok: type-equality-not-isinstance
    if isinstance(value, list):
        return len(value)
    # ok: type-equality-not-isinstance
    return 0 if type(value) is int else 1


def same(a, b):
    # ok: type-equality-not-isinstance
    return type(a) == type(b) and a.parts == b.parts


def test_size():
    # ok: type-equality-not-isinstance
    assert type(size("a")) == int
