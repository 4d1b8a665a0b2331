# What the evaluator makes of expressions, and of names along straight code and branches.
reveal(1 + 2 * 3)  # value: 7
reveal(7 // -2)  # value: -4
reveal(-7 % 3)  # value: 2
reveal(2**10)  # value: 1024
reveal(1 << 4 | 1)  # value: 17
reveal(1 / 2)  # value: 0.5
reveal(1 / 0)  # value: ?
reveal(9223372036854775807 + 1)  # value: ?
reveal(~5)  # value: -6
reveal("a" + "b" "c")  # value: "abc"
reveal("ab" * 3)  # value: "ababab"
reveal("a" * 1000000)  # value: some string
reveal(b"a" + b"b")  # value: b"ab"
reveal("a" + b"b")  # value: ?
reveal(not "")  # value: True
reveal(1 < 2 <= 2)  # value: True
reveal("a" in "cab")  # value: True
reveal(None is None)  # value: True
reveal("x" if 1 else "y")  # value: "x"
reveal("x" if z else "y")  # value: some string
reveal("x" if z else 1)  # value: ?
reveal(0 or "x")  # value: "x"
reveal(True)  # value: True
reveal(f"a{'x'}b")  # value: "axb"
reveal(f"a{1}b")  # value: ?
reveal(f"a{z}b")  # value: ?
reveal(f"a{'x':>3}b")  # value: some string

HOST = "example.org"
PORT = 80
URL = "http://" + HOST
TWICE = 1
TWICE = 2
reveal(URL)  # value: "http://example.org"
reveal(TWICE)  # value: 2


def outside():
    reveal(URL)  # value: "http://example.org"
    reveal(f"{URL}/x")  # value: "http://example.org/x"
    reveal(f"{URL}:{PORT}")  # value: ?
    reveal(TWICE)  # value: ?
    reveal(LATER)  # value: "later"


LATER = "later"


def branches(c):
    a = "x"
    if c:
        a = "y"
        reveal(a)  # value: "y"
    elif c > 1:
        a = "x"
    else:
        pass
    reveal(a)  # value: some string
    b = 1
    if c:
        b = 1
    reveal(b)  # value: 1
    if c:
        d = 5
    else:
        return
    reveal(d)  # value: 5
    if c:
        e = "only here"
    reveal(e)  # value: "only here"
    reveal(c)  # value: ?
    e = c
    reveal(e)  # value: ?


def loops(items):
    n = 0
    word = "a"
    same = "s"
    for item in items:
        reveal(n)  # value: ?
        n = n + 1
        reveal(word)  # value: some string
        word = "b"
        same = "s"
        reveal(word)  # value: "b"
        inner = 3
        reveal(inner)  # value: 3
    reveal(n)  # value: ?
    reveal(word)  # value: some string
    reveal(same)  # value: "s"
    while items:
        text = "a"
        text += "b"
        reveal(text)  # value: "ab"
    out = ""
    for item in items:
        out += "a"
    reveal(out)  # value: ?


def tries():
    a = 1
    try:
        a = 2
        reveal(a)  # value: 2
        work()
        a = 3
    except ValueError:
        reveal(a)  # value: ?
        a = 3
    else:
        reveal(a)  # value: 3
    reveal(a)  # value: 3
    try:
        b = "x"
    finally:
        reveal(b)  # value: "x"
    with a as c:
        reveal(c)  # value: ?


def unpacking():
    a, b = "x", "y"
    reveal(a)  # value: "x"
    [c, d] = 1, 2
    reveal(d)  # value: 2
    e, *f = 1, 2
    reveal(e)  # value: ?
    g = h = "z"
    reveal(g)  # value: "z"
    i: int = 4
    reveal(i)  # value: 4
    if (j := "w") and (k := "v"):
        reveal(j)  # value: "w"
    l = 1
    del l
    reveal(l)  # value: ?


def closures():
    one = "once"
    two = "a"
    two = "b"

    def inner():
        reveal(one)  # value: "once"
        reveal(two)  # value: ?

    return lambda: reveal(one)  # value: "once"


def shared():
    global COUNT
    COUNT = 5
    reveal(COUNT)  # value: ?


COUNT = 4
reveal(COUNT)  # value: ?


def matching(x):
    y = "a"
    match x:
        case 1:
            y = "b"
        case z:
            reveal(z)  # value: ?
    reveal(y)  # value: some string


class C:
    attribute = "a"
    reveal(attribute)  # value: "a"

    def method(self, attribute="b"):
        reveal(attribute)  # value: ?
