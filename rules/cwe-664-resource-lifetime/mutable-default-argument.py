# ruleid: mutable-default-argument
def collect(item, found=[]):
    found.append(item)
    return len(found)


# ruleid: mutable-default-argument
def remember(key, value, known={}):
    known[key] = value


class Basket:
    # ruleid: mutable-default-argument
    def __init__(self, items=[]):
        self.items = items


# ok: mutable-default-argument
def fresh(item, found=None):
    found = [] if found is None else found
    found.append(item)


# ok: mutable-default-argument
def copied(item, found=[]):
    found = list(found)
    found.append(item)


# ok: mutable-default-argument
def only_read(names=[]):
    return len(names)


# ok: mutable-default-argument
def is_known(name, seen={}):
    if name in seen:  # cache results
        return seen[name]
    seen[name] = look_up(name)
    return seen[name]


# ok: mutable-default-argument
def parsed(text, memo={}):
    return memo.setdefault(text, parse(text))
