import math

import numpy as np


def missing(value):
    # ruleid: nan-comparison
    if value == np.nan:
        return True
    # ruleid: nan-comparison
    if value != float("nan"):
        return False
    # ok: nan-comparison
    return math.isnan(value)
