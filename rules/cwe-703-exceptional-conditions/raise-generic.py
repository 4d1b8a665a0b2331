def pay(amount):
    if amount < 0:
        # ruleid: raise-generic
        raise Exception("negative amount")
    # ok: raise-generic
    raise ValueError("too much")
