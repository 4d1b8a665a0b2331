import pickle
from datetime import time
from math import floor

from shop.models import Order
from shop.tools import load, sort

# ruleid: shadowed-import
import cloudpickle as pickle


# ruleid: shadowed-import
def load(path):
    with open(path, "rb") as source:
        return pickle.load(source)


# ruleid: shadowed-import
time = 30

# ok: shadowed-import
sort = sort.by("name")

try:
    # ok: shadowed-import
    from fastmath import floor
except ImportError:
    pass


def wait(order: Order):
    # ok: shadowed-import
    order = load(order.path)
    return order, time, sort, floor
