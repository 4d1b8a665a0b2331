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


import math as m

from shop.models import find
from shop.tools import weigh

# ruleid: shadowed-import
m, g = 70, 9.81


def price(name):
    return find(name).price * m * g


# ruleid: shadowed-import
def find(name):
    return Order(name)


def heavy(parts):
    return weigh(parts) > m


print(heavy([]))


# ok: shadowed-import
def weigh(parts):
    return sum(parts)
