def last():
    names = ("first", "middle", "last")
    # ruleid: index-out-of-known-range
    return names[3]


def last_of_three():
    names = ("first", "middle", "last")
    # ok: index-out-of-known-range
    return names[2], names[-3]


def letter():
    word = "abc"
    # ruleid: index-out-of-known-range
    return word[-4]


def either(flag):
    pair = (1, 2)
    if flag:
        pair = (1, 2, 3)
    # ok: index-out-of-known-range
    return pair[2]


def tried():
    pair = (1, 2)
    try:
        # ok: index-out-of-known-range
        return pair[2]
    except IndexError:
        return None


def cut():
    word = "abc"
    # ok: index-out-of-known-range
    return word[5:]
