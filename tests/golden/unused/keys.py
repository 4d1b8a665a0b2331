# path: keys.py
a = print
ONE = {"a": 1, "b": 2, "a": 3}  # unused: key
TWO = {
    1: "x",
    b"a": "x",
    "a": "x",
    0x1: "y",  # unused: key
    a.b: "x",
    a.b.c: "x",
    a.b: "y",  # unused: key
    a().b: "x",
    a().b: "y",
    -1: "x",
    -1: "y",  # unused: key
    1.5: "x",
    1.5: "y",
    "a": "z",  # unused: key
    "a": "z",
    True: "x",
    **a,
    "a": "y",
    True: "y",
    True: "z",  # unused: key
}
THREE = {"a": {"a": 1}, "b": {"a": 1, "a": [2]}}  # unused: key
FOUR = {"a", "a"}
