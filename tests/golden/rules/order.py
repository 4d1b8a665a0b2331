def verified(token):
    verify(token, 1)
    # ok: before
    return claims(token)


def unverified(token):
    # ruleid: before
    return claims(token)


def verified_too_late(token):
    # ruleid: before
    c = claims(token)
    verify(token)
    return c


def other_verified(token, other):
    verify(other)
    # ruleid: before
    return claims(token)


def verified_by_another_name(token):
    same = token
    verify(same)
    # ok: before
    return claims(token)


def verified_on_one_way(token, a):
    if a:
        verify(token)
    # ruleid: before
    return claims(token)


def verified_on_both_ways(token, a):
    if a:
        verify(token)
    else:
        verify(token, 2)
    # ok: before
    return claims(token)


def verified_or_gone(token, a):
    if not a:
        raise ValueError
    verify(token)
    for i in a:
        # ok: before
        claims(token)


def may_fail(token):
    try:
        verify(token)
    except ValueError:
        pass
    # ruleid: before
    return claims(token)


def fails_well(token):
    try:
        verify(token)
    except ValueError:
        return None
    # ok: before
    return claims(token)


def check(token):
    verify(token)


def verified_by_a_function(token):
    check(token)
    # ok: before
    return claims(token)


def uses(token):
    # ok: before
    return claims(token)


def calls_what_uses(token):
    verify(token)
    return uses(token)


class View:
    def prepare(self):
        setup()

    def well(self):
        self.prepare()
        # ok: setup
        start()

    def not_well(self):
        # ruleid: setup
        start()


def ended(x):
    # ok: always
    x.begin()
    try:
        return x.work()
    finally:
        x.end()


def ended_unless_it_fails(x):
    # ruleid: always
    x.begin()
    x.work()
    x.end()


def ended_by_luck(x, a):
    # ruleid: always
    x.begin()
    if a:
        return
    x.end()


def other_ended(x, y):
    # ruleid: always
    x.begin()
    y.end()


def committed(x):
    # ok: normally
    x.open_it()
    x.work()
    x.commit()


def not_committed(x, a):
    # ruleid: normally
    x.open_it()
    if not a:
        return None
    x.commit()
    return a


def in_a_loop(items):
    for x in items:
        # ok: normally
        x.open_it()
        x.commit()


def recursive(x, n):
    # ok: normally
    x.open_it()
    if n:
        recursive(x, n - 1)
    x.commit()


def forever(x):
    # ok: normally
    x.open_it()
    while True:
        x.work()
