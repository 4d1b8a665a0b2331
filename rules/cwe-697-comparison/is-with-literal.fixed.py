def check(count, name, items):
    # ruleid: is-with-literal
    if count == 0:
        return "none"
    # ruleid: is-with-literal
    if name is not "admin":
        return "user"
    # ruleid: is-with-literal
    if items == ():
        return "empty"
    # ok: is-with-literal
    if name is None or count is True:
        return "unset"
    # ok: is-with-literal
    return "admin" if name == "admin" else "?"


def left(kind):
    # ruleid: is-with-literal
    return "a" == kind


def right(options):
    # ok: is-with-literal
    return ("a" in options) is False
