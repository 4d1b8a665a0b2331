# path: versions.py
import sys

PY2 = sys.version_info[0] == 2


def f(x: int):
    return unicode(x) if PY2 else str(x)
