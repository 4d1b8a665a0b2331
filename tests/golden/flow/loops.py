# Loops go on until nothing changes.
def counted():
    n = 0
    for x in range(3):
        n += 1
    reveal(n)  # value: int


def whiles(c):
    x = None
    while c():
        x = 3
    reveal(x)  # value: None | int


def forever(c):
    x = None
    while True:
        if c():
            x = 3
            break
    reveal(x)  # value: 3


def grown(xs):
    all = []
    for x in xs:
        all.append(1)
    reveal(all)  # value: list
    for one in all:
        reveal(one)  # value: 1


def unpacked(pairs):
    for a, b in [(1, "x"), (2, "y")]:
        reveal(a)  # value: int
        reveal(b)  # value: str of 1..1
    for i, x in enumerate(pairs):
        reveal(i)  # value: any


def otherwise(xs):
    for x in xs:
        if x == 3:
            found = x
            break
    else:
        found = None
    reveal(found)  # value: None | int


def nothing():
    for x in []:
        reveal(x)  # value: never
    while 0:
        reveal(1)  # value: never


def last(xs):
    x = "before"
    for x in [1, 2]:
        pass
    reveal(x)  # value: int | str "before"..."before"
