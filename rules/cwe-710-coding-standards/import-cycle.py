"""Before the change, shop.prices did not import shop.orders, which imports shop.prices. It takes two versions of
a repository to see that, so that nothing is reported of this file alone: what is, stands in
tests/git/test_callers.py."""
import decimal
from typing import TYPE_CHECKING

# todoruleid: import-cycle
from shop.orders import Order

if TYPE_CHECKING:
    # ok: import-cycle
    from shop.carts import Cart


def total(order: Order, cart: "Cart"):
    # ok: import-cycle
    from shop.rates import rate

    return decimal.Decimal(order.sum) * rate(cart)
