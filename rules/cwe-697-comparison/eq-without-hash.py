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
class Plain:
    def __lt__(self, other):
        return self.x < other.x
