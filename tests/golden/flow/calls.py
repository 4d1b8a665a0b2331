# Functions of the file are gone into.
def three():
    return 3


def same(x):
    return x


def maybe(x):
    if x:
        return "a"


def kept(x, default=5, *rest, **more):
    reveal(rest)  # value: any
    return default


def raises():
    raise ValueError


def calls():
    reveal(three())  # value: 3
    reveal(same("x"))  # value: "x"
    reveal(same(x=None))  # value: None
    reveal(maybe(unknown))  # value: None | str "a"..."a"
    reveal(maybe(0))  # value: None
    reveal(maybe(1))  # value: "a"
    reveal(kept(1))  # value: 5
    reveal(kept(1, 2))  # value: 2
    reveal(kept(1, default="d"))  # value: "d"
    reveal((lambda x: x)(4))  # value: 4


def never_back():
    raises()
    reveal(1)  # value: never


class Thing:
    kind = "thing"

    def __init__(self, size):
        self.size = size

    def double(self):
        return self.size * 2

    @property
    def half(self):
        return "half"

    @classmethod
    def made(cls):
        return cls(1)

    @classmethod
    def taken(cls, first, second):
        return second

    @staticmethod
    def plain():
        return "plain"


class Part(Thing):
    def double(self):
        return "part"


def methods():
    thing = Thing(3)
    reveal(thing.size)  # value: 3
    reveal(thing.double())  # value: 6
    reveal(thing.half)  # value: "half"
    reveal(thing.kind)  # value: "thing"
    reveal(Thing.plain())  # value: "plain"
    reveal(Thing.made().size)  # value: 1
    reveal(thing.made().size)  # value: 1
    reveal(Thing.taken("a", "b"))  # value: "b"
    reveal(Part(1).double())  # value: "part"
    reveal(Part(1).size)  # value: 1
    thing.size = None
    reveal(thing.size)  # value: None


def closures():
    x = 1

    def inner():
        return x

    reveal(inner())  # value: 1
    x = 2
    reveal(inner())  # value: 2


def generated():
    yield 1
    yield 2


def generators():
    for x in generated():
        reveal(x)  # value: int


def recursive(n):
    if n == 0:
        return 0
    return recursive(n - 1)


reveal(recursive(0))  # value: 0
