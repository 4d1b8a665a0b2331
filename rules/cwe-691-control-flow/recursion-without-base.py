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
