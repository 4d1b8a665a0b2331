def choose(a, b, c):
    if a and (b or not c):
        x()
    elif b:
        y()
    else:
        z()
    assert a or b, w()


def ends():
    return 1
    dead()


def nothing():
    pass
