# ruleid: high-complexity
def settle(orders, rates, strict):
    total = 0
    for order in orders:
        if order.open:
            for line in order.lines:
                if line.currency in rates or not strict:
                    if line.kind == "refund":
                        total -= line.amount
                    elif line.kind == "sale" and line.amount:
                        total += line.amount
                    else:
                        raise ValueError(line.kind)
    return total


# ok: high-complexity
def settle_flat(orders, rates, strict):
    lines = (line for order in orders if order.open for line in order.lines)
    total = 0
    for line in lines:
        if line.currency not in rates and strict:
            continue
        total += signed_amount(line)
    return total


# ok: high-complexity
def long_but_straight(form):
    user = form.get("user", "")
    mail = form.get("mail", "")
    if not user:
        raise ValueError("user")
    if not mail:
        raise ValueError("mail")
    return user, mail
