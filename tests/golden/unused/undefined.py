# path: undefined.py
from __future__ import annotations

import module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Only

if False:
    never = 1


def reads(a):
    print(a, later, never, __file__, __name__)
    return missing  # unused: undefined missing


later = 1


def annotated(a: Absent, b: Only) -> "NotLooked":  # unused: undefined Absent
    return a, b


class Class:
    attribute = 1
    other = attribute

    def method(self):
        return attribute, __class__  # unused: undefined attribute

    rows = [attribute for x in range(3)]

    print(__module__, __qualname__)


try:
    maybe
except NameError:
    maybe_not = None
print(maybe)

try:
    import fast
except ImportError:
    fast = None
fast()


def declares():
    global set_later, never_set
    set_later = 1
    return never_set


print(set_later)


def old(x):
    return unicode(x)  # unused: undefined unicode


def new(x, *, y):
    return aiter(x), anext(x), ExceptionGroup, BaseExceptionGroup


def loops():
    for i in range(3):
        pass
    return i, [j for j in range(3)], {k: v for k, v in x_pairs}  # unused: undefined x_pairs


def after_comprehension(rows):
    [z for z in rows]
    return z  # unused: undefined z


def walrus(rows):
    return [y := 1 for x in rows], y


def cases(x):
    match x:
        case [first, *rest]:
            return first, rest
        case {"k": value, **more}:
            return value, more
        case module.Point(x=px) as point:
            return px, point
        case Missing():  # unused: undefined Missing
            pass


def handlers():
    try:
        pass
    except Oops as e:  # unused: undefined Oops
        print(e)


def deletes():
    a = 1
    del a
    return lambda b, *c, d=later, **e: (b, c, d, e, nope)  # unused: undefined nope


def generic[T: int](x: T) -> T:
    type Pair = tuple[T, U]  # unused: undefined U
    return x, Pair


_("translated")
WindowsError, reveal_me  # unused: undefined reveal_me
