# What conditions say on each way.
def none_checks(x):
    if x is None:
        reveal(x)  # value: None
    else:
        reveal(x)  # value: any but None
    if x is not None:
        reveal(x)  # value: any but None
    if x == None:
        reveal(x)  # value: None


def truth(x):
    if x:
        reveal(x)  # value: any but None
    else:
        reveal(x)  # value: any
    if not x:
        return
    reveal(x)  # value: any but None


def early_return(x):
    if x is None:
        return 1
    reveal(x)  # value: any but None
    return 2


def early_raise(x):
    if x is None:
        raise ValueError
    reveal(x)  # value: any but None


def early_continue(xs):
    for x in xs:
        if x is None:
            continue
        reveal(x)  # value: any but None


def asserted(x):
    assert x is not None
    reveal(x)  # value: any but None


def equal(x):
    if x == 3:
        reveal(x)  # value: 3
    if x != "a":
        return
    reveal(x)  # value: "a"


def both(x, y):
    if x is not None and y is not None:
        reveal(x)  # value: any but None
        reveal(y)  # value: any but None


def either(x, y):
    if x is None or y is None:
        return
    reveal(x)  # value: any but None
    reveal(y)  # value: any but None


def negated(x):
    if not (x is None):
        reveal(x)  # value: any but None


def instances(x):
    if isinstance(x, int):
        reveal(x)  # value: bool | int
    elif isinstance(x, (str, bytes)):
        reveal(x)  # value: str | bytes
    if isinstance(x, dict):
        reveal(x)  # value: dict


def walrus(f):
    if (x := f()) is not None:
        reveal(x)  # value: any but None
    while (y := f()):
        reveal(y)  # value: any but None


def conditional(x):
    reveal(x if x is not None else 3)  # value: any but None
    reveal(x or "d")  # value: any but None of 1..


def dead():
    if False:
        reveal(1)  # value: never
    while True:
        pass
    reveal(2)  # value: never


def by_constant():
    debug = 0
    if debug:
        x = 1
    else:
        x = "a"
    reveal(x)  # value: "a"


def joined(c):
    if c:
        x = 1
    else:
        x = None
    reveal(x)  # value: None | int
    if x is not None:
        reveal(x)  # value: int
    if c:
        y = "ab"
    else:
        y = "abc"
    reveal(y)  # value: str of 2..3 "ab"...""


def one_way(c):
    x = 3
    if c:
        x = 3
    reveal(x)  # value: 3
    if c:
        x = 4.5
    reveal(x)  # value: int | float


def attributes(self):
    self.x = None
    reveal(self.x)  # value: None
    if self.x is None:
        self.x = 3
    reveal(self.x)  # value: 3


def cases(x):
    match x:
        case 1:
            reveal(x)  # value: any
        case "a":
            pass
    match 3:
        case 3:
            y = "three"
        case _:
            y = "other"
    reveal(y)  # value: "three"
