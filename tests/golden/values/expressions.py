# Which one expression was assigned to a name.
def straight(request):
    a = request.get("x")
    reveal(a)  # from: request.get("x")
    b = a
    reveal(b)  # from: a
    a = other()
    reveal(a)  # from: other()
    reveal(request)  # from: ?


def branches(c):
    if c:
        a = f()
    else:
        a = g()
    reveal(a)  # from: ?
    if c:
        b = f()
    reveal(b)  # from: f()
    for x in c:
        d = f()
        reveal(d)  # from: f()
        reveal(x)  # from: ?
    e = 1
    e += 1
    reveal(e)  # from: ?


MODULE = make()


def elsewhere():
    reveal(MODULE)  # from: make()
