# path: exports.py
import os

from a import b as c

__all__ = [
    "os",
    "c",
    "b",  # unused: export b
    "Class",
    "late",
    "a.b",
    "print",
]
__all__ += ["conditional", "gone"]  # unused: export gone
__all__.extend(("absent",))  # unused: export absent
__all__.append("never")  # unused: export never
__all__ += c.__all__
__all__ += [name.lower("x") for name in ("A",)]  # unused: export A


class Class:
    b = 1


def setter():
    global late
    late = 1


if c:
    conditional = 1
