# path: sizes.py
# metric-module: length=58 undocumented=58


class Point:  # metric: length=16 undocumented=16
    def __init__(self, x, y):  # metric: parameters=2 length=3
        self.x = x

        self.y = y

    @classmethod
    def of(cls, pair):  # metric: parameters=1 length=2
        return cls(*pair)

    @staticmethod
    def origin(where):  # metric: parameters=1 length=2
        return Point(where, where)

    def move(this, *rows, by=1, **more):  # metric: parameters=3
        pass

    def only(*args):  # metric: parameters=1
        pass

    def keywords(self, /, a, *, b):  # metric: parameters=2
        pass


def documented(a):  # metric: length=2 undocumented=0
    """Says what it is for.

    At length.
    """
    return a


def one_line(): "Says it on the line."  # metric: length=1 undocumented=0


# What it is for stands above.
def commented(a):  # metric: length=2 undocumented=0
    return a


# Above its decorators, too.
@decorated
@twice
def decorated(a):  # metric: length=2 undocumented=0
    return a


def commented_inside(a):  # metric: length=2 undocumented=0
    # What it is for stands here.
    return a


def late(a):  # metric: length=4 undocumented=4
    b = a
    # This says what the next lines do, not what the function is for.
    c = b
    return c


# pylint: disable=unused-argument
# noqa
def told_to_tools(a):  # metric: length=2 undocumented=2
    # type: (int) -> int
    return 1


# This says something about nothing.

def apart(a):  # metric: length=2 undocumented=2
    return a


def trailing(a):  # metric: length=2 undocumented=2
    return a  # this neither


def nested(a):  # metric: length=3 undocumented=3
    def inner():  # metric: length=2 undocumented=0
        return a


def strings():  # metric: length=5 undocumented=5
    return """
    # not a comment

    text
    """


def many_lines(  # metric: length=5 parameters=2
    a,
    b,
):
    return a


async def waits(a):  # metric: length=2 parameters=1
    await a


def bytes_are_no_docstring():  # metric: length=2 undocumented=2
    b"no"


def formatted_is_none():  # metric: length=2 undocumented=2
    f"no"


def joined():  # metric: length=1 undocumented=0
    "a " "docstring"


lambda a, b: a
