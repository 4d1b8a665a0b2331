from collections.abc import MutableMapping


# ruleid: eq-without-hash
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


# ok: eq-without-hash
class Hashed:
    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)


# ok: eq-without-hash
class OnPurpose:
    __hash__ = None

    def __eq__(self, other):
        return self.x == other.x


# ok: eq-without-hash
class Headers(MutableMapping):
    def __eq__(self, other):
        return self.pairs() == other.pairs()


# ok: eq-without-hash
class Basket(dict[str, int]):
    def __eq__(self, other):
        return self.keys() == other.keys()


# ruleid: eq-without-hash
class Fruit(Basket, Printed):
    def __eq__(self, other):
        return self.x == other.x


# ok: eq-without-hash
class Plain:
    def __lt__(self, other):
        return self.x < other.x
