import errors
import pytest


def withdraw(account, amount):
    if amount < 0:
        # ruleid: unused-exception-object
        ValueError("the amount is negative")
    if amount > account.balance:
        # ruleid: unused-exception-object
        errors.BalanceError(
            account, amount
        )
    account.balance -= amount


def well(account, amount):
    if amount < 0:
        # ok: unused-exception-object
        raise ValueError("the amount is negative")
    if amount > account.balance:
        # ok: unused-exception-object
        raise \
            errors.BalanceError(account, amount)
    # ok: unused-exception-object
    problem = errors.BalanceError(account, amount)
    account.answers = (  # in this order
        # ok: unused-exception-object
        errors.BalanceError(account, 0),
        amount,
    )
    account.log(
        # ok: unused-exception-object
        errors.BalanceError(account, amount)
    )
    with pytest.raises(TypeError):
        # ok: unused-exception-object
        errors.BalanceError()
    # ok: unused-exception-object
    return problem
