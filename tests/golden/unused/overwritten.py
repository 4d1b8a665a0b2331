# path: overwritten.py


def plain(x):
    a = x()  # unused: overwritten a
    a = x(1)
    return a


def three(x):
    a = x()  # unused: overwritten a
    a = x(1)  # unused: overwritten a
    a = x(2)
    return a


def read_between(x):
    a = x()
    x(a)
    a = x()
    return a


def read_by_itself(x):
    a = x()
    a = a + 1
    return a


def only_initial(x):
    a = None
    a = x()
    b = []
    b = x()
    c = -1
    c = x()
    d = dict()
    d = x()
    return a, b, c, d


def in_a_branch(x):
    a = x()
    if a:
        a = x(1)
    b = x()
    if x:
        b = x(1)
    return a, b


def both_in_a_branch(x):
    if x:
        a = x()  # unused: overwritten a
        x()
        a = x(1)
        return a


def in_a_try(x):
    try:
        a = x()
        a = x(1)
    except ValueError:
        return a
    return a


def in_a_handler(x):
    try:
        x()
    except ValueError:
        a = x()  # unused: overwritten a
        a = x(1)
        return a


def a_break_between(rows):
    for row in rows:
        a = row()
        if row:
            break
        a = row(1)
    return a


def a_return_between(x):
    a = x()  # unused: overwritten a
    if x:
        return 1
    a = x(1)
    return a


def captured(x):
    a = x()

    def inner():
        return a

    inner()
    a = x(1)
    return inner


def by_unpacking(x):
    a = x()
    a, b = x(1)
    return a, b


def by_a_loop(x):
    a = x()
    for a in x:
        pass
    return a


def changed(x):
    a = x()
    a += 1
    a = x()
    return a


def deleted(x):
    a = x()
    del a
    a = x()
    return a


def shared(x):
    global a
    a = x()
    a = x(1)
    return a


def private(x):
    _ = x()
    _ = x()
    return _


def annotated(x):
    a: int = x()  # unused: overwritten a
    a = x(1)
    return a


def across_loops(x):
    a = x()
    while x:
        a = x(a)  # unused: overwritten a
        a = x()
    return a


def by_locals(x):
    a = x()
    locals()
    a = x()
    return a


def in_a_comprehension(rows, x):
    a = x()
    b = [r for r in rows if r is a]
    a = x()
    return a, b


a = print(1)
a = print(2)


def operators(x, b):
    a = x
    a = x + b
    a = x - b
    a = x * b
    return a


def operators_then_more(x, b):
    a = x
    a = x + b
    a = x - b
    x(b)
    a = x * b
    return a


def two(x, b):
    a = x + b  # unused: overwritten a
    a = x - b
    return a


def excused(x):
    a = x(1)  # noqa: F841
    a = x(2)  # noqa
    a = x(3)  # noqa: E501 # unused: overwritten a
    a = x(4)
    return a
