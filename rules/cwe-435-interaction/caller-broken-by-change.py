"""Before the change, billing.rates had total(prices, rate=None) and ROUNDING. It takes two versions of
another file to see what is wrong here, so that nothing is reported of this file alone: what is, stands in
tests/git/test_callers.py."""
from billing import rates
# todoruleid: caller-broken-by-change
from billing.rates import ROUNDING


def invoice(prices):
    # todoruleid: caller-broken-by-change
    return round(rates.total(prices), ROUNDING)


def offer(prices, rate):
    # ok: caller-broken-by-change
    return rates.total(prices, rate)
