#---
#| os.system(...)
import os
from os import system as s
import os as o
os.system(1)  # match
s(1)  # match
o.system(1)  # match
system(1)
import other.os
other.system(1)
#---
#| system(...)
from os import system
from other import thing as system2
system(1)  # match
system2(1)
#---
#| $X.system(...)
from os import system
system(1)  # match $X=os
a.system(2)  # match $X=a
#---
#| a.b.$F(...)
from a.b import c
from a import b
import a.b as d
c(1)  # match $F=c
b.e(1)  # match $F=e
d.e(1)  # match $F=e
x.e(1)
#---
#| a.b.c
from a.b import *
c  # match
d = 1
d
#---
#| flask.request.$W
from flask import request as r
r.args  # match $W=args
r
#---
#| f(a.B.C)
from a import B
f(B.C)  # match
f(B.D)
#---
#| $X = pickle
#| ...
#| $X.loads(...)
import pickle
a = pickle  # match
a.loads(1)
#---
#| cPickle.loads(...)
try:
    import cPickle as pickle
except ImportError:
    import pickle
pickle.loads(x)  # match
#---
#| $F($X, $X)
def m(a):
    f(a, a)  # match
    f(a, b)
#---
#| clock.sleep(...)
clock.sleep(1)  # match


def wait(clock):
    clock.sleep(1)


def wait_here(clock=clock):
    clock.sleep(1)  # match


async def wait_in(clock: Clock, other):
    await clock.sleep(1)
    other.clock.sleep(1)


def wait_loaded():
    clock = load("clock")
    clock.sleep(1)  # match


def wait_kept():
    clock = compat.clock
    clock.sleep(1)  # match


def wait_made():
    clock = Clock()
    clock.sleep(1)


def wait_each(clocks):
    for clock in clocks:
        clock.sleep(1)
    return [clock.sleep(1) for clock in clocks]


def wait_imported(now):
    if now:
        import clock
    else:
        clock = None
    clock.sleep(1)  # match
#---
#| clock.$DO(...)
clock.sleep(1)  # match $DO=sleep
def run(clock):
    clock.sleep(1)
#---
#| watch.sleep(...)
def run(watch):
    watch.sleep(1)  # match
