class Store:
    def __iter__(self):
        # ruleid: iter-returns-non-iterator
        return [1, 2, 3]


class Named:
    def __iter__(self):
        # ruleid: iter-returns-non-iterator
        return sorted(self.names)


class Data:
    def __iter__(self):
        # ruleid: iter-returns-non-iterator
        return self._data.keys()


class Good:
    def __iter__(self):
        # ok: iter-returns-non-iterator
        return iter(sorted(self.names))


class Lazy:
    def __iter__(self):
        # ok: iter-returns-non-iterator
        return (name for name in self.names)


class Generator:
    def __iter__(self):
        yield 1
        # ok: iter-returns-non-iterator
        return None
