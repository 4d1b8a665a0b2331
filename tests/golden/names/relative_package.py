# path: a/b/__init__.py
from . import x
from .y import z
from .. import q

x  # qualified: a.b.x
z  # qualified: a.b.y.z
q  # qualified: a.q
