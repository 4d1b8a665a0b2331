# ruleid: duplicate-key
WIDTH = {"name": 20, "city": 30, "name": 40}
# ok: duplicate-key
HEIGHT = {"name": 20, "city": 20}
LONG = {
    "name": 20,
    # ok: duplicate-key
    "city": 30,
    # ruleid: duplicate-key
    "city": 40,
    # ok: duplicate-key
    1: "a",
    # ruleid: duplicate-key
    0x1: "b",
    # ruleid: duplicate-key
    'ci' "ty": 50,
    None: 1,
    # ruleid: duplicate-key
    None: 2,
}
# ok: duplicate-key
SAME = {"name": 1, "name": 1}
# ok: duplicate-key
BYTES = {"name": 1, b"name": 2, "1": 3, 1: 4}


def colours(kind, other, name):
    # ruleid: duplicate-key
    seen = {kind.RED: 1, kind.BLUE: 2, kind.RED: 3}
    # ok: duplicate-key
    more = {"name": 1, **other, "name": 2}
    # ok: duplicate-key
    last = {name(): 1, name(): 2, f"{kind}": 1, f"{kind}": 2}
    return seen, more, last
