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


def pairs(prices):
    result = []
    for i in range(len(prices)):
        # ruleid: off-by-one-range
        result.append((prices[i], prices[i + 1]))
    for i in range(len(prices) - 1):
        # ok: off-by-one-range
        result.append((prices[i], prices[i + 1]))
    for i in range(len(prices)):
        if i == len(prices) - 1:
            break
        # ok: off-by-one-range
        result.append((prices[i], prices[i + 1]))
    for i in range(len(prices)):
        # ok: off-by-one-range
        result.append(prices[i + 1] if i + 1 < len(prices) else None)
    i = 0
    while i <= len(prices):
        # ruleid: off-by-one-range
        result.append(prices[i])
        i += 1
    return result
