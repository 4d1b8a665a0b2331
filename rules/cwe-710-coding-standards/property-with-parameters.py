from functools import cached_property


class Cart:
    @property
    # ruleid: property-with-parameters
    def total(self, currency):
        return currency

    @cached_property
    # ruleid: property-with-parameters
    def tax(self, rate):
        return rate

    @property
    # ok: property-with-parameters
    def size(self):
        return 1

    @property
    # ok: property-with-parameters
    def name(self, default=None):
        return default

    # ok: property-with-parameters
    def price(self, item):
        return item
