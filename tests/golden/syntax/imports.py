from __future__ import annotations, division as d
import a
import a.b.c
import a.b as c, d
import a . b
from a import b
from a.b import c as d, e
from a import (b, c as d,)
from a import *
from . import a
from .. import a as b
from .a.b import c
from ...a import *
from . . import a
from a import (
    # comment
    b,
    print,
)
