# path: overrides.py
from elsewhere import Far


class Base:
    def none(self):
        return 0

    def one(self, a):
        return a

    def optional(self, a, b=None):
        return a, b

    def keyword(self, a, *, k):
        return a, k

    @staticmethod
    def fixed(a):
        return a

    @classmethod
    def made(cls, a):
        return a

    def _hidden(self, a):
        return a

    def __init__(self, a):
        pass

    @property
    def prop(self):
        return 1

    attribute = 1


class Good(Base):
    def none(self, more=1):
        return more

    def one(self, *args, **kwargs):
        return args

    def optional(self, a):
        return a

    def keyword(self, b, *, k, z=1):
        return b, k, z

    @staticmethod
    def fixed(b):
        return b

    def made(self, a, b):  # contract: override made: it must also be given b
        return a

    def __init__(self):
        pass

    def prop(self, a):
        return a

    def attribute(self, a):
        return a

    def own(self, a, b, c):
        return a


class Bad(Good):
    def none(self, more):  # contract: override none: it must also be given more
        return more

    def one(self):
        return 0

    def optional(self, a, b, c):  # contract: override optional: it must also be given b
        return a

    def keyword(self, b, *, q):  # contract: override keyword: it must also be given q
        return b

    @staticmethod
    def fixed():  # contract: override fixed: it takes 0 positional arguments, not 1
        return 0

    def _hidden(self):  # contract: override _hidden: it takes 0 positional arguments, not 1
        return 0


class Unknown(Far, Base):
    def one(self):  # contract: override one: it takes 0 positional arguments, not 1
        return 0


class Itself(Itself):
    def one(self):
        return 0


class Left(Right):
    def m(self, a):  # contract: override m: it must also be given a
        return a


class Right(Left):
    def m(self):  # contract: override m: it takes 0 positional arguments, not 1
        return 0
