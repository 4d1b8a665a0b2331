def size(value):
    # ruleid: type-equality-not-isinstance
    if type(value) == str:
        return len(value)
    # ok: type-equality-not-isinstance
    if isinstance(value, list):
        return len(value)
    # ok: type-equality-not-isinstance
    return 0 if type(value) is int else 1
