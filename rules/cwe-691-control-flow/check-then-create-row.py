from django.db import IntegrityError

from shop.models import Customer, Order, db


def customer_of(email):
    if not Customer.objects.filter(email=email).exists():
        # ruleid: check-then-create-row
        Customer.objects.create(email=email)
    return Customer.objects.get(email=email)


def order_of(number):
    try:
        return Order.objects.get(number=number)
    except Order.DoesNotExist:
        # ruleid: check-then-create-row
        return Order.objects.create(number=number)


def add(name):
    if not Customer.query.filter_by(name=name).first():
        # ruleid: check-then-create-row
        db.session.add(Customer(name=name))
        db.session.commit()


def customer(email):
    # ok: check-then-create-row
    return Customer.objects.get_or_create(email=email)[0]


def register(email):
    try:
        # ok: check-then-create-row
        return Customer.objects.create(email=email)
    except IntegrityError:
        return None
