# path: calls.py
# After "# contract:" stands what is found on that line: "kind name: fault", several separated by ", ".
import functools
from elsewhere import helper


def plain(a, b, c=1):
    return a, b, c


def starred(a, *rest, key, **more):
    return a, rest, key, more


def strict(a, /, b, *, c, d=2):
    return a, b, c, d


def none():
    return None


def twice(a):
    return a


def twice(a, b):
    return a, b


@functools.wraps(plain)
def wrapped(a):
    return a


plain(1, 2)
plain(1, 2, 3)
plain(1, 2, 3, 4)  # contract: call plain: 4 positional arguments are given, it takes 3
plain(1)  # contract: call plain: nothing is given for parameter b
plain(1, 2, d=3)  # contract: call plain: it has no parameter d
plain(1, 2, a=3)  # contract: call plain: parameter a is given twice
plain(b=1, a=2)
plain(*rows)
plain(1, 2, 3, 4, *rows)  # contract: call plain: 4 positional arguments are given, it takes 3
plain(**rows)
plain(1, **rows)
plain(z=1, **rows)  # contract: call plain: it has no parameter z
starred(1, 2, 3, key=1, other=2)
starred(1)  # contract: call starred: nothing is given for parameter key
starred(*rows)  # contract: call starred: nothing is given for parameter key
starred(**rows)
strict(1, 2, c=3)
strict(a=1, b=2, c=3)  # contract: call strict: it has no parameter a
strict(1, 2, 3)  # contract: call strict: 3 positional arguments are given, it takes 2
strict(1, 2)  # contract: call strict: nothing is given for parameter c
none(1)  # contract: call none: 1 positional argument is given, it takes 0
none(x for x in y)  # contract: call none: 1 positional argument is given, it takes 0
twice(1)
wrapped(1, 2, 3)
helper(1, 2, 3)
unknown(1)

try:
    plain(1)
except TypeError:
    pass

try:
    plain(1)
except:
    raise

with raises(TypeError):
    plain(1)

raises((ValueError, TypeError), lambda: plain(1))
raises(TypeError, lambda: plain(1))


def rebinds():
    global none2
    none2 = 1


def none2():
    pass


none2(1)


def local(plain):
    plain(1)


def shadow():
    def inner(x):
        return x

    inner()  # contract: call inner: nothing is given for parameter x
    return inner(1)


class Maker:
    def __init__(self, size, unit="cm"):
        self.size = size

    def grow(self, by):
        self.grow()  # contract: call grow: nothing is given for parameter by
        self.grow(1)
        self.fixed(1)
        self.fixed(1, 2)  # contract: call fixed: 2 positional arguments are given, it takes 1
        self.made(1)
        self.made()  # contract: call made: nothing is given for parameter x
        self.callback(1, 2, 3)
        self.swapped(1, 2, 3)
        self.value(1)
        self.later(1, 2)

        def nested(self):
            self.grow()

        return nested

    @staticmethod
    def fixed(x):
        return x

    @classmethod
    def made(cls, x):
        cls(1)
        cls.made()  # contract: call made: nothing is given for parameter x
        return cls(x)

    def swapped(self):
        self.swapped = None

    @property
    def value(self):
        return print

    def later(self):
        raise NotImplementedError


Maker()  # contract: call Maker: nothing is given for parameter size
Maker(1, "mm")
Maker(1, "mm", 2)  # contract: call Maker: 3 positional arguments are given, it takes 2
Maker.grow(maker, 1)
Maker.grow(1)  # contract: call grow: nothing is given for parameter by
Maker.fixed()  # contract: call fixed: nothing is given for parameter x
Maker.made(1)


class Child(Maker):
    def __init__(self):
        super().__init__()  # contract: call __init__: nothing is given for parameter size
        super().__init__(1)
        super(Child, self).__init__()
        Maker.__init__(self)  # contract: call __init__: nothing is given for parameter size
        Maker.__init__(self, 1)
        self.grow()  # contract: call grow: nothing is given for parameter by


Child()
Child(1)  # contract: call Child: 1 positional argument is given, it takes 0


class Empty:
    pass


class Old(object):
    x = 1


class Foreign(helper):
    pass


class ForeignInit(helper):
    def __init__(self, a):
        pass

    def method(self):
        return 1

    def use(self):
        self.method(1)  # contract: call method: 1 positional argument is given, it takes 0
        self.other(1)


class New:
    def __new__(cls, *args):
        cls.x()
        return object.__new__(cls)


class Meta(Empty, metaclass=helper):
    pass


@helper
class Decorated:
    def __init__(self, a):
        pass


class Colour(helper.Enum):
    def __init__(self, a, b):
        pass


Empty(1)  # contract: call Empty: 1 positional argument is given, it takes 0
Empty(a=1)  # contract: call Empty: it has no parameter a
Old(1)  # contract: call Old: 1 positional argument is given, it takes 0
Foreign(1)
ForeignInit()  # contract: call ForeignInit: nothing is given for parameter a
New(1)
Meta(1)
Decorated()
Colour("red")


class Sometimes(Base):
    if helper:
        def start(self, given):
            return given

    def run(self):
        self.start()
        self.start(1, 2, 3)
