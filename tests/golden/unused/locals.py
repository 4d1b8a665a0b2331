# path: locals.py
# After "# unused:" stands what is found on that line: "kind name", several separated by ", ". Nothing is
# found on any other line.
import contextlib
from typing import cast


def plain(a):
    b = 1  # unused: variable b
    c = 2
    return a + c


def read_in_a_nested_function():
    a = 1

    def inner():
        return a

    return inner


def read_in_a_lambda():
    a = 1
    return lambda: a


def shared():
    count = 0

    def add():
        nonlocal count
        count = 1

    return add


def only_global():
    global STATE
    STATE = 1


def by_locals():
    a = 1
    return "%(a)s" % locals()


def by_locals_outside():
    a = 1

    def inner():
        b = 2
        return eval("a + b")

    return inner


def by_dir_of_something(x):
    a = 1  # unused: variable a
    return dir(x), vars(x)


def private():
    _ = 1
    _unused = 2
    __tracebackhide__ = True


def unpacked(pair):
    a, b = pair
    (c, d) = e = pair  # unused: variable e
    [f, *rest] = pair


def loops(rows):
    for row in rows:
        pass
    for i, row in enumerate(rows):
        pass
    return [0 for row in rows]


def changed():
    a = 0
    a += 1
    b = 1
    del b


def declared():
    a: int
    b: int = 1  # unused: variable b


def walrus(x):
    if (a := x):  # unused: variable a
        pass
    if (b := x) and b:
        pass
    return [(c := y, c) for y in x]


def with_targets(x):
    with x as a:  # unused: with-name a
        pass
    with x as b, b.c as (d, e):
        pass


def exceptions(x):
    try:
        x()
    except ValueError as e:  # unused: exception-name e
        pass
    except KeyError as e:
        print(e)
    except TypeError as e:
        raise RuntimeError() from e
    except OSError as _error:
        pass
    except (AttributeError, IndexError) as e:  # unused: exception-name e
        x()


def cases(x):
    match x:
        case [a, b]:
            pass
        case {"k": c, **rest}:
            pass
        case y:
            pass


def twice(x):
    a = x()  # unused: variable a
    a = x()


def in_branches(x):
    if x:
        a = 1  # unused: variable a
    else:
        a = 2


def chained(x):
    a = b = x  # unused: variable b
    return a


def local_class(x):
    a = 1

    class C:
        b = a
        c = 1


def local_function():
    def helper():
        pass

    class Helper:
        pass


def annotated(x):
    kind = int
    y: "kind" = x
    return y, cast("kind", y)


def type_comment(x):
    kind = int
    y = x  # type: kind
    return y


def used_in_an_fstring():
    a = 1
    width = 3
    return f"{a:{width}}"


def used_as_default():
    a = 1

    def inner(b=a):
        return b

    return inner


def used_in_a_decorator(x):
    a = x

    @a
    def inner():
        pass

    return inner


def used_in_a_comprehension(rows):
    limit = 3
    return [row for row in rows if row < limit]


def used_in_del(x):
    a = x
    del a


def used_as_keyword(x):
    a = 1
    return x(b=a, **{"c": a})


def named_like_a_keyword(x):
    a = 1  # unused: variable a
    return x(a=1).a


def broken(:
    a = 1


def parameters(a, b=1, *args, **kwargs):
    pass


class Class:
    attribute = 1

    def method(self):
        self.a = 1
        a = self.a  # unused: variable a


MODULE = 1
with contextlib.suppress(ValueError) as nothing:
    other = 1


async def waits(x):
    async with x as a:  # unused: with-name a
        pass
    async for b in x:
        pass
    c = await x  # unused: variable c


def generator():
    a = yield  # unused: variable a
    b = yield
    return b


def excused(x):
    a = x(1)  # noqa: F841
    b = x(
        2
    )  # pylint: disable=unused-variable
    c = x(3)  # noqa
    try:
        return x()
    except OSError as e:  # noqa: F841
        return None
