# Exceptions leave from anywhere in a try.
def handlers(f):
    x = None
    try:
        x = f()
        x = 3
    except ValueError:
        reveal(x)  # value: None
    reveal(x)  # value: None | int


def finallies(f):
    x = None
    try:
        x = 3
    finally:
        reveal(x)  # value: 3
    try:
        f()
        x = "a"
    finally:
        reveal(x)  # value: int | str "a"..."a"
    reveal(x)  # value: "a"


def elses(f):
    try:
        x = 1
        f()
    except ValueError:
        x = None
    else:
        reveal(x)  # value: 1
        x = 2
    reveal(x)  # value: None | int


def returning(f):
    try:
        return f()
    except ValueError:
        x = 3
    reveal(x)  # value: 3


def raising():
    try:
        raise ValueError
        reveal(1)  # value: never
    except ValueError:
        x = 1
    reveal(x)  # value: 1


def managers(f):
    with open(f) as file:
        x = 3
    reveal(x)  # value: 3


def failing():
    assert False
    reveal(1)  # value: never
