# What is in things, and how long they are.
def lists():
    x = [1, "a", None]
    reveal(x)  # value: list of 3
    reveal(x[0])  # value: 1
    reveal(x[1])  # value: "a"
    reveal(x[-1])  # value: None
    x.append(4)
    reveal(x)  # value: list of 4
    reveal(x[3])  # value: 4
    x[0] = 5
    reveal(x[0])  # value: 5
    reveal(x.pop())  # value: 4
    reveal(x)  # value: list of 3
    x.clear()
    reveal(x)  # value: list of 0


def tuples():
    x = (1, 2)
    reveal(x)  # value: tuple of 2
    a, b = x
    reveal(a)  # value: 1
    reveal(b)  # value: 2
    a, b = b, a
    reveal(a)  # value: 2
    first, *rest = 1, "a", "a"
    reveal(first)  # value: 1


def dicts(key):
    x = {"a": 1, "b": "c"}
    reveal(x)  # value: dict of 2
    reveal(x["a"])  # value: 1
    reveal(x.get("b"))  # value: "c"
    reveal(x.get("a", 3))  # value: 1
    x["c"] = None
    reveal(x)  # value: dict of 3
    reveal(x["c"])  # value: None
    x[key] = 5
    reveal(x)  # value: dict
    reveal(dict(a=1)["a"])  # value: 1


def missing():
    x = {}
    reveal(x)  # value: dict of 0
    reveal(x.get("a"))  # value: any
    reveal(x.get("a", 3))  # value: any


def sets():
    x = {1, 1}
    reveal(x)  # value: set
    for one in x:
        reveal(one)  # value: 1


def comprehensions(xs):
    reveal([1 for x in xs])  # value: list
    for one in [2 for x in xs]:
        reveal(one)  # value: 2
    reveal({x: 1 for x in xs})  # value: dict
    for x in [None, None]:
        reveal(x)  # value: None
    reveal([x for x in [1, None] if x is not None][0])  # value: int


def strings():
    reveal("abc"[1])  # value: "b"
    reveal("abc"[-1])  # value: "c"
    reveal("abc".upper())  # value: str
    reveal("abc".startswith("a"))  # value: bool
    reveal("abc".find("b"))  # value: int
    reveal("abc".encode())  # value: bytes


def truth():
    reveal(not [])  # value: True
    reveal(not [1])  # value: False
    reveal(bool([]))  # value: bool
    if []:
        reveal(1)  # value: never


def nested():
    x = {"a": [1, {"b": "deep"}]}
    reveal(x["a"][1]["b"])  # value: "deep"
    y = x["a"]
    y[0] = 7
    reveal(x["a"][0])  # value: 7


def joined(c):
    x = [1]
    if c:
        x = [2]
    reveal(x[0])  # value: int
