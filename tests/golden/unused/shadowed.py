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


import math as m
m, g = json.symbols("m g")  # unused: shadowed-import m
import copy
for copy in range(3):  # unused: shadowed-import copy
    print(copy)
import lzma
with open("x") as lzma:  # unused: shadowed-import lzma
    lzma.read()
from a import ten, eleven, twelve, thirteen, fourteen


def later():
    return ten() + eleven()


def ten():  # unused: shadowed-import ten
    return ten()


@later
def at_once():
    return twelve()


@at_once
def eleven():
    return 11


def twelve():
    return 12


class Body:
    thirteen()


def thirteen():
    return 13


for fourteen in fourteen:
    print(m, g, at_once, Body)
del fourteen
