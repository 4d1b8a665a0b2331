# ruleid: duplicate-key
WIDTH = {"name": 20, "city": 30, "name": 40}
# ok: duplicate-key
HEIGHT = {"name": 20, "city": 20}
LONG = {
    "name": 20,
    # ruleid: duplicate-key
    "city": 30,
    # ruleid: duplicate-key
    "city": 40,
    # ruleid: duplicate-key
    1: "a",
    # ruleid: duplicate-key
    1: "b",
}
# ok: duplicate-key
SAME = {"name": 1, "name": 1}
# todook: duplicate-key
BYTES = {"name": 1, b"name": 2}
