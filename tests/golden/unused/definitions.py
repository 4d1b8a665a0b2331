# path: definitions.py
from functools import singledispatch
from typing import overload


class Tests:
    def test_a(self):  # unused: definition test_a
        pass

    def test_b(self):
        pass

    def test_a(self):
        pass

    @property
    def x(self):
        return 1

    @x.setter
    def x(self, value):
        pass

    @overload
    def f(self, a: int): ...

    @overload
    def f(self, a: str): ...

    def f(self, a):
        pass

    def used(self):
        pass

    alias = used

    def used(self):
        pass

    def plain(self):
        pass

    plain = property(plain)

    def gone(self):
        pass

    del gone

    def gone(self):
        pass

    if alias:

        def conditional(self):
            pass

    else:

        def conditional(self):
            pass

    def nested(self):
        def inner():  # unused: definition inner
            pass

        def inner():
            pass

        return inner


def called():
    pass


called()


def called():
    pass


def replaced():  # unused: definition replaced
    pass


def replaced():
    pass


@singledispatch
def dispatched(a):
    pass


@dispatched.register
def _(a: int):
    pass


@dispatched.register
def _(a: str):
    pass


try:

    def tried():
        pass

except ImportError:

    def tried():
        pass
