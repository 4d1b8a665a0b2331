# ruleid: unused-import
import os
import sys

# ok: unused-import
from json import dumps as dumps

# ruleid: unused-import
from pathlib import Path, PurePath

# ok: unused-import
try:
    import simplejson
except ImportError:
    simplejson = None

# ok: unused-import
from shapes import Circle

__all__ = ["Circle", "home"]


def home() -> "Path":
    return sys.argv[0]
