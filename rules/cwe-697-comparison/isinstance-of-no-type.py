def check(value):
    # ruleid: isinstance-of-no-type
    if isinstance(value, [int, float]):
        return "number"
    # ruleid: isinstance-of-no-type
    if isinstance(value, "str"):
        return "text"
    # ruleid: isinstance-of-no-type
    if isinstance(value, None):
        return "none"
    # ok: isinstance-of-no-type
    if isinstance(value, (int, float)):
        return "number"
    # ok: isinstance-of-no-type
    return isinstance(value, str)
