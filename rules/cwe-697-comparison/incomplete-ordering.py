import functools


# ruleid: incomplete-ordering
class Version:
    def __lt__(self, other):
        return self.parts < other.parts


# ok: incomplete-ordering
@functools.total_ordering
class Release:
    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


# ok: incomplete-ordering
class Complete:
    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts
