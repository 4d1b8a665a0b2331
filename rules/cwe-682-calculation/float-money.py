from decimal import Decimal

from django.db import models


class Product(models.Model):
    # ruleid: float-money
    price = models.FloatField()
    # ok: float-money
    weight = models.FloatField()
    # ok: float-money
    list_price = models.DecimalField(max_digits=9, decimal_places=2)


def read(row):
    # ruleid: float-money
    unit_price = float(row["price"])
    # ok: float-money
    discount = Decimal(row["discount"])
    # ok: float-money
    weight = float(row["weight"])
    return unit_price, discount, weight
