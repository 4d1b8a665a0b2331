def find(values, wanted):
    found = None
    # ruleid: else-on-loop-without-break
    for value in values:
        if value == wanted:
            found = value
    else:
        print("not found")
    return found


def countdown(number):
    # ruleid: else-on-loop-without-break
    while number > 0:
        number -= 1
    else:
        print("done")


def well(values, wanted, number):
    # ok: else-on-loop-without-break
    for value in values:
        if value == wanted:
            break
    else:
        print("not found")
    # ok: else-on-loop-without-break
    while number > 0:
        if number == wanted:
            break
        number -= 1
    else:
        print("never")
    # ok: else-on-loop-without-break
    for value in values:
        if value == wanted:
            return value
    else:
        return None
