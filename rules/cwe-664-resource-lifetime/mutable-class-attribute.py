class Basket:
    items = []
    prices = {}

    def add(self, item, price):
        # ruleid: mutable-class-attribute
        self.items.append(item)
        # ruleid: mutable-class-attribute
        self.prices[item] = price


class Own:
    items = []

    def __init__(self):
        self.items = []

    def add(self, item):
        # ok: mutable-class-attribute
        self.items.append(item)


class Shared:
    instances = []

    def __init__(self):
        # ok: mutable-class-attribute
        Shared.instances.append(self)


class Reset:
    names = set()

    def clear(self):
        self.names = set()

    def add(self, name):
        # ok: mutable-class-attribute
        self.names.add(name)
