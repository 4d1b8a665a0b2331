import math


def same(price, other):
    # ruleid: round-to-compare
    return round(price, 2) == round(other, 2)


def differ(price, other):
    # ruleid: round-to-compare
    if round(price, 6) != round(other, 6):
        return True
    # ok: round-to-compare
    return not math.isclose(price, other, abs_tol=0.005)


def well(price):
    # ok: round-to-compare
    return round(price, 2) < 10
