import store


def size(path):
    # ruleid: recursion-without-base
    return size(path)


class Account:
    def owner(self, name):
        # ruleid: recursion-without-base
        return self.owner(name)

    @property
    def balance(self):
        # ruleid: recursion-without-base
        return self.balance

    @property
    def limit(self):
        # ok: recursion-without-base
        return self._limit

    def close(self):
        # ok: recursion-without-base
        return self.store.close()


def depth(tree):
    if not tree:
        return 0
    # ok: recursion-without-base
    return depth(tree.left)


class Wrapper:
    def find(self, name):
        # ok: recursion-without-base
        return find(name)

    def get(self, name):
        # ok: recursion-without-base
        return store.get(name)


def find(name):
    # ok: recursion-without-base
    return store.find(name)


class Node:
    def depth(self):
        # ruleid: recursion-without-base
        return 1 + self.depth()

    def size(self):
        # ok: recursion-without-base
        return 1 + sum(child.size() for child in self.children)

    def width(self, level=0):
        # ok: recursion-without-base
        return 0 if level > 9 else 1 + self.width(level + 1)


def factorial(n):
    # ruleid: recursion-without-base
    return n * factorial(n - 1)


def factorial_well(n):
    # ok: recursion-without-base
    return n and n * factorial_well(n - 1)


def build_pattern(mapping):
    return list(mapping)


class Fixer:
    def build_pattern(self):
        # ok: recursion-without-base
        return "|".join(build_pattern(self.mapping))
