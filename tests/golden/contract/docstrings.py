# path: docstrings.py
def google(a, b):
    """Adds.

    Args:
        a (int): one
        b_old: the other  # contract: docstring google: b_old
            more: of it
        c, d (dict(x: y)): two at once  # contract: docstring google: c, docstring google: d
        *rest: others

    Returns:
        total: the sum
    """


def all_stale(a):
    """Of these none is a parameter, so they may be anything.

    Args:
        x: one
        y: two
    """


def numpy(first, second):
    """
    Parameters
    ==========

    first, other : int  # contract: docstring numpy: other
        one : two
    second

    Returns
    =======
    third : int
    """


def numpy_prose(first):
    """
    Parameters
    ----------
    first : int
    What follows is prose.
    second : int
    """


def sphinx(a):
    """
    :param a: one
    :param dict[str, int] b: two  # contract: docstring sphinx: b
    :param c.d: not a name
    :keyword e: not looked at
    :type f: int
    """


def epydoc(a):
    """
    @param x: one  # contract: docstring epydoc: x
    @param y
    """


def star(a, *args):
    """
    :param x: one
    """


def keywords(a, **kwargs):
    """
    :param x: one
    """


class Method:
    def method(self, a):
        """
        :param self: the thing
        :param a: one
        :param b: two  # contract: docstring method: b
        """


def joined(a):
    ":param b: one" " and more"


def empty():
    """"""


def unclosed(a):
    """
    Args:
        a: one
        b (int: two
        c: three
    """
