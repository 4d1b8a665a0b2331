def last(prices):
    # ruleid: off-by-one-range
    return prices[len(prices)]


def total(prices):
    result = 0
    for i in range(len(prices) + 1):
        # ruleid: off-by-one-range
        result += prices[i]
    for i in range(len(prices)):
        # ok: off-by-one-range
        result += prices[i]
    # ok: off-by-one-range
    return result + prices[len(prices) - 1]


def numbered(table):
    # ok: off-by-one-range
    table[len(table)] = "a dictionary counted up"
