def collect(item, found=[]):
    # ruleid: mutable-default-argument
    found.append(item)
    return_value = len(found)
    return return_value


def remember(key, value, cache={}):
    # ruleid: mutable-default-argument
    cache[key] = value


class Basket:
    def __init__(self, items=[]):
        # ruleid: mutable-default-argument
        self.items = items


def fresh(item, found=None):
    found = [] if found is None else found
    # ok: mutable-default-argument
    found.append(item)


def copied(item, found=[]):
    found = list(found)
    # ok: mutable-default-argument
    found.append(item)


def only_read(names=[]):
    # ok: mutable-default-argument
    return len(names)
