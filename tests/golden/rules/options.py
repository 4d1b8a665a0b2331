# ruleid: ac-off, usual
x = alpha | beta
# ruleid: usual
# ok: ac-off
x = beta | alpha
# ruleid: chain-off, usual
x = c1 and c2 and c3
# ok: chain-off
# ruleid: usual
x = c1 and (c2 and c3)
# ruleid: commutative-bool, usual
x = b1 and b2
# ruleid: commutative-bool
x = b2 and b1
# ok: commutative-bool
x = b2 or b1
# ruleid: symmetric, usual
x = y == zero
# ruleid: symmetric
x = zero == y
# ruleid: symmetric
x = y != zero
# ok: symmetric
x = zero != y
# ruleid: commutative-comp
x = nought == y
# ruleid: commutative-comp
x = nought != y
# ok: commutative-comp
x = nought < y
# ruleid: no-vardef, usual
x = declared
# ok: no-vardef
# ruleid: usual
x: int = declared


# ok: no-attributes
# ruleid: usual
@deco(1)
def f():
    # ruleid: no-attributes, usual
    deco(2)


# ruleid: shallow-expression, usual
outer(inner)
# ok: shallow-expression
# ruleid: usual
outer(1 + inner)


def g():
    # ruleid: shallow-statement
    begin()
    finish()


def h():
    # ok: shallow-statement
    begin()
    if x:
        finish()


def i():
    # ruleid: shallow-expression-statement
    first()
    second()


def j():
    # ok: shallow-expression-statement
    first()
    x = second()


# ruleid: decorators-in-order
@one
@between
@two
def k(): ...


# ok: decorators-in-order
@two
@one
def l(): ...


# ruleid: at-most-two
often(1)
# ruleid: at-most-two
often(2)
# ok: at-most-two
often(3)
