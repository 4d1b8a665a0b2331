# path: my-src/a/b/c.py
from . import x
from .y import z
from .. import q as r
from ..s.t import u
from ... import too_far
from .... import much_too_far
from .w import *
from . import x as os

x.m  # qualified: a.b.x.m
z  # qualified: a.b.y.z
r.m  # qualified: a.q.m
u()  # qualified: a.s.t.u
too_far  # qualified: too_far
much_too_far
os.system()  # qualified: a.b.x.system
