import math


def same(total):
    # ruleid: float-equality
    if total == 0.3:
        return True
    # ok: float-equality
    if total == 0.0:
        return False
    # ok: float-equality
    return math.isclose(total, 0.3)
