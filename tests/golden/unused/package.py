# path: a/__init__.py
import os
from .b import c

__all__ = ["submodule"]
