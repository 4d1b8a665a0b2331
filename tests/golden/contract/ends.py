# path: ends.py
def no_else(a):
    if a:  # contract: end no_else: no else
        return 1
    elif a is None:
        return 2


def handled(a):
    try:
        return a()
    except OSError:
        a = None


def checked(a):
    if a is None:
        raise ValueError
    elif a:
        return 1


def nested(a, b):
    if a:  # contract: end nested: no else
        if b:
            return 1
        else:
            raise ValueError
    elif b:
        return 2


def nested_open(a, b):
    if a:
        if b:
            return 1
    elif b:
        return 2


def complete(a, b):
    if a:
        return 1
    elif b:
        return 2
    else:
        return 3


def one_case(a):
    if a:
        return 1


def loop(a):
    for b in a:
        if b:
            return b


def says_so(a):
    if a:
        return 1
    elif a is None:
        return None


def bare(a):
    if a:
        return
    a.b()


def annotated(a) -> "Optional[int]":
    if a:
        return 1
    elif a is None:
        return 2


def generator(a):
    yield 0
    if a:
        return 1
    elif a is None:
        return 2


def fails(self, a):
    if a:
        return 1
    self.fail("no")


def raises(a):
    if a:
        return 1
    else:
        raise ValueError


def endless(a):
    while True:
        if a():
            return 1
