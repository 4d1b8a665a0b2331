# path: shadowed.py
import os.path
import os.abc
import json
import json
import pickle
import marshal as pickle  # unused: shadowed-import pickle
from shelve import open
from gzip import open  # unused: shadowed-import open
from a import one, two, three, four, five, six, seven, eight
from b import noted  # noqa


def one():  # unused: shadowed-import one
    return 1


class two:  # unused: shadowed-import two
    pass


three = 3  # unused: shadowed-import three
four = four.more


@five.setter
def five():
    return six


six = 6
noted = 7

try:
    from fast import seven
except ImportError:
    seven = None

if json:
    eight = 8


def inside():
    from a import nine
    nine = 9  # unused: shadowed-import nine
    return nine, os, pickle, open, one, two, three, five, eight, seven, noted
