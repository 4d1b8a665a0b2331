def sign(number):
    # ruleid: branches-identical
    if number > 0:
        return "positive"
    else:
        return "positive"


def show(number, out):
    # ruleid: branches-identical
    if number > 0:
        out.write("a")
        out.flush()
    else:
        out.write("a")
        out.flush()
    # ok: branches-identical
    if number > 0:
        out.write("a")
    else:
        out.write("b")
    # ok: branches-identical
    if number > 0:
        out.write("a")
    else:  # until the format is known
        out.write("a")


def separator(path):
    # ok: branches-identical
    if isinstance(path, bytes):
        return b"/"
    else:
        return "/"
