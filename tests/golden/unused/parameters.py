# path: parameters.py
from events import register


def public(a):
    return 1


def _private(a, b, _c, *args, d=1, **kwargs):  # unused: parameter b, parameter d
    return a


_private(1, 2)


def _handed_on(event):
    return 1


register(_handed_on)


@register
def _decorated(event):
    return 1


def _stub(a):
    """To be written."""
    raise NotImplementedError


def _by_locals(a):
    return locals()


def outer():
    def inner(a, b):  # unused: parameter b
        return a

    return inner(1, 2)


def callback():
    def inner(event):
        return 1

    return inner


class Class:
    def _method(self, a):
        return 1


def _twice(a):  # unused: definition _twice
    return 1


def _twice(a, b):
    return 1


def _assigned(a):
    a = 1
    return 2
