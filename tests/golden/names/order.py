early.use()


def later():
    early.use()
    return eight.a  # qualified: eight.a


import early, eight

early.use()  # qualified: early.use
early = early.wrap(early)  # qualified: early.wrap, early
early.use()


def after():
    return early.use()


import one, two, three, four, five, six, seven

one.a  # qualified: one.a
one = 1
one.a
for two in two.items():  # qualified: two.items
    two.a
two.a
with three.open() as three:  # qualified: three.open
    three.a
three.a
del four.x  # qualified: four.x
del four
four.a
five += five.x  # qualified: five.x
five.a


@six.wrap  # qualified: six.wrap
def six(x=six.default):  # qualified: six.default
    six.a  # qualified: six.a


six.a
(seven := seven.a)  # qualified: seven.a
seven.a

import six

six.a  # qualified: six.a

import declared

declared: int
declared.a  # qualified: declared.a


def local_import():
    os.a
    import os

    os.a  # qualified: os.a
    os = 1
    os.a


os.a


def rebound_in_branch(flag):
    import m

    if flag:
        m.a  # qualified: m.a
        m = None
        m.a
    else:
        m.b  # qualified: m.b
    m.c  # qualified: m.c
    m = 1
    m.d
