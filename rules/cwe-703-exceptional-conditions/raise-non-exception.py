def pay(amount):
    if amount < 0:
        # ruleid: raise-non-exception
        raise "negative amount"
    if amount == 0:
        # ruleid: raise-non-exception
        raise "nothing to pay: %s" % amount
    # ok: raise-non-exception
    raise ValueError("negative amount")
