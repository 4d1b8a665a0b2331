# path: cognitive.py
# After "# metric:" stand the values of the definition on that line. Cognitive increments are counted by hand
# in the comments beside the code.


def straight(a, b):  # metric: cognitive=0 cyclomatic=1 nesting=0 parameters=2 length=4
    c = a + b
    print(c)
    return c


def branches(a):  # metric: cognitive=4 cyclomatic=4 nesting=2 length=11
    if a == 1:  # +1
        b = 1
    elif a == 2:  # +1
        b = 2
    else:  # +1
        b = 3
    for x in b:  # +1, and no increment for the with
        with x:
            pass
    return b


def branches_again(a):  # metric: cyclomatic=4 nesting=2
    if a == 1:
        b = 1
    elif a == 2:
        b = 2
    else:
        b = 3
    for x in b:
        with x:
            pass


def nested(rows):  # metric: cognitive=10 cyclomatic=5 nesting=4
    for row in rows:  # +1
        if row:  # +2
            while row.next():  # +3
                try:
                    row.read()
                except OSError:  # +4
                    continue


def loop_with_else(rows):  # metric: cognitive=4 cyclomatic=3
    for row in rows:  # +1
        if row:  # +2
            break
    else:  # +1
        raise LookupError


def try_with_all(a):  # metric: cognitive=1 cyclomatic=2 nesting=1
    try:
        a()
    except ValueError:  # +1
        pass
    else:
        a()
    finally:
        a()


def one_sequence(a, b, c):  # metric: cognitive=1 cyclomatic=3
    return a and b and c  # +1


def three_sequences(a, b, c, d):  # metric: cognitive=3 cyclomatic=4
    return a and b or c and d  # +1 and, +1 or, +1 and


def grouped(a, b, c):  # metric: cognitive=2 cyclomatic=3
    return a and (b or c)  # +1 and, +1 or


def negated(a, b, c):  # metric: cognitive=2 cyclomatic=3
    return a and not (b and c)  # +1, +1


def in_a_call(a, b, c, d):  # metric: cognitive=2 cyclomatic=4
    return a and f(b or c) and d  # +1, +1 inside the call


def conditionals(a, b):  # metric: cognitive=3 cyclomatic=3
    return 1 if a else (2 if b else 3)  # +1, +2


def lambdas(rows):  # metric: cognitive=2 cyclomatic=2
    return map(lambda r: r if r else 0, rows)  # +2


def comprehension(rows):  # metric: cognitive=0 cyclomatic=3
    return [r for r in rows if r]


def choice(a):  # metric: cognitive=3 cyclomatic=3 nesting=2
    match a:  # +1
        case 1:
            if a:  # +2
                pass
        case _:
            pass


def choices(a):  # metric: cyclomatic=4 nesting=1
    match a:
        case 1 | 2:
            pass
        case [x, *_] if x:
            pass
        case y if y:
            pass
        case _:
            pass


def factorial(n):  # metric: cognitive=2
    if n:  # +1
        return n * factorial(n - 1) * factorial(1)  # +1 for all of them
    return 1


class Tree:  # metric: cognitive=5 cyclomatic=5
    def walk(self):  # metric: cognitive=4 parameters=0
        for child in self.children:  # +1
            if child:  # +2
                self.walk()  # +1

    def other(self):  # metric: cognitive=0
        other()
        self.kid.other()
        super().other()

    if Tree:  # +1
        pass


def outer(a):  # metric: cognitive=3 cyclomatic=2 nesting=1
    if a:  # +1
        pass

    def inner(b):  # metric: cognitive=1 cyclomatic=2 nesting=1
        if b:  # +1, and +2 for outer
            pass


def decorator(f):  # metric: cognitive=1 cyclomatic=1
    """Only wraps."""

    def wrapper(*args):  # metric: cognitive=1
        if args:  # +1
            pass

    return wrapper


def depths(a):  # metric: nesting=3 cognitive=1
    with a:
        with a:
            if a:  # +1
                pass


def conditions(a, b):  # metric: cognitive=3
    if a if b else 0:  # +1, +1
        pass
    while lambda: 0:  # +1
        pass
