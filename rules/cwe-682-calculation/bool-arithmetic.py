def pages(total, size):
    # ruleid: bool-arithmetic
    return total // size + (total % size != 0)


def pages_said(total, size):
    # ok: bool-arithmetic
    return total // size + (1 if total % size else 0)


def same(a, b, c):
    # ruleid: bool-arithmetic
    return (a == b) + c


def compared(a, b, c):
    # ok: bool-arithmetic
    return a == b + c


def counted(values):
    # ok: bool-arithmetic
    return sum(value > 3 for value in values)


def as_int(a, b, c):
    # ok: bool-arithmetic
    return int(a == b) + c


def constant(n):
    # ruleid: bool-arithmetic
    return n + True
