import platform
import sys

import numpy
import torch


def modern():
    # ruleid: version-compared-as-text
    if sys.version[:3] >= "3.9":
        return True
    # ruleid: version-compared-as-text
    if platform.python_version() < "3.10":
        return False
    # ruleid: version-compared-as-text
    if numpy.__version__ >= "1.20":
        return True
    # ok: version-compared-as-text
    if torch.__version__ >= "1.9":
        return True
    # ok: version-compared-as-text
    if sys.version[:1] >= "3":
        return True
    # ok: version-compared-as-text
    return sys.version_info >= (3, 9)
