import sys
from shop.version import __version__
from shop.view import Colours


class Basket:
    def __init__(self, items):
        # ruleid: self-assignment
        items = items
        # ruleid: self-assignment
        self.total = self.total
        # ok: self-assignment
        self.items = items


# ok: self-assignment
callable = callable
# ok: self-assignment
list = list
# ok: self-assignment
__version__ = __version__
# pydoc lists what the module itself binds
# ok: self-assignment
Colours = Colours


class Text:
    # ok: self-assignment
    str = str


basket = Basket([])
# ruleid: self-assignment
basket = basket


class Tools:
    if sys.platform == "win32":
        # ok: self-assignment
        basket = basket
    else:
        # ok: self-assignment
        Basket = Basket

    def take(self, tool, tools):
        from shop.tools import clean

        # ok: self-assignment
        clean = clean
        for each in tools:
            if each == tool:
                # ruleid: self-assignment
                each = each
        return clean(each)


def kind(payload):
    # ok: self-assignment
    name, payload = payload["name"], payload
    # ok: self-assignment
    payload, name = payload, name.strip()
    return name, payload


def turn(first, second, third, fourth):
    # ok: self-assignment
    first, second, third = first, third, fourth
    return first, second, third
