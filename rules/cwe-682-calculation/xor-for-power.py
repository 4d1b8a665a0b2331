# ruleid: xor-for-power
LIMIT = 2 ^ 16


def scale(value, precision, mask):
    # ruleid: xor-for-power
    value *= 10 ^ precision
    # ok: xor-for-power
    mask = mask ^ 2
    # ok: xor-for-power
    mask = 0x2 ^ 0x10
    # ok: xor-for-power
    return value * 10 ** precision, mask ^ 0xFF
