import sys


def show(user, order):
    # ruleid: private-data-printed
    print("paid with", order.credit_card_number)
    # ruleid: private-data-printed
    print(f"login {user.password}")
    # ruleid: private-data-printed
    sys.stdout.write(user.ssn)
    # ok: private-data-printed
    print(order.credit_card_number[-4:])
    # ok: private-data-printed
    print(user.name, order.number)
    # ok: private-data-printed
    print(user.password_hash)
