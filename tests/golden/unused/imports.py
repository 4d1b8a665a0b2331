# path: imports.py
"""Names in doctests are used.

>>> in_doctest.x
... in_doctest_too
"""
from __future__ import annotations

import os
import os.path
import sys as system  # unused: import system
import a.b.c  # unused: import a
import d.e.f
from g import h, i  # unused: import i
from g import j as k  # unused: import k
from g import m as m
import n as n
import used
import in_doctest, in_doctest_too
import in_string, in_type_comment, exported, in_bound, in_alias
import said  # noqa
import said_too  # noqa: F401
import for_effect  # registers itself: import for its side effects
import p as q
import p.r
import in_default, in_decorator, in_annotation, in_del
from u import (
    v,  # unused: import v
    w,
)
from x import *

try:
    import fast
except ImportError:
    import slow

if system_is_old:
    import old  # unused: import old

__all__ = ["exported"]
__all__ += ["os"]

x: "in_string.Type" = d.e.f
y = used()  # type: in_type_comment.Type
T = TypeVar("T", bound="in_bound.Type")
Alias = Optional["in_alias.Type"]
del in_del


@in_decorator
def function(z: in_annotation = in_default) -> h:
    import inner  # unused: import inner
    import other

    return other, w


def dynamic():
    import seen_by_locals

    return locals()


class Class:
    import attribute

    from g import attribute_too


q
