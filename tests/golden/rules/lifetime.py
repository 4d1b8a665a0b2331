import contextlib
import json
import socket


def never():
    # ruleid: leak
    r = acquire()
    r.read()


def released():
    # ok: leak, on-exception
    r = acquire()
    r.release()


def by_a_function():
    # ok: leak
    r = acquire()
    free(r)


def in_one_branch_only(a):
    # ruleid: leak
    r = acquire()
    if a:
        return 1
    r.release()
    return 2


def in_both_branches(a):
    # ok: leak
    r = acquire()
    if a:
        r.release()
    else:
        r.release()


def in_the_same_branch(a, b):
    if a:
        # ruleid: leak
        r = acquire()
        if b:
            return 1
        r.release()
    return 2


def by_the_same_condition(a):
    if a:
        # ok: leak
        r = acquire()
        r.read()
    if not a:
        return 1
    r.release()
    return 2


def in_a_try():
    try:
        # ruleid: leak
        r = acquire()
        r.read()
    except ValueError:
        return None
    try:
        r.read()
    except OSError:
        r.release()
        raise
    return 1


def through_an_alias():
    # ok: leak
    r = acquire()
    other = r
    other.release()


def returned():
    # ok: leak
    r = acquire()
    return r


def returned_on_one_way(a):
    # ruleid: leak
    r = acquire()
    if a:
        return r
    return None


def yielded():
    # ok: leak
    r = acquire()
    yield r


def stored(o, d, l):
    # ok: leak
    r = acquire()
    o.r = r
    # ok: leak
    s = acquire()
    d["s"] = s
    # ok: leak
    t = acquire()
    l.append(t)
    # ok: leak
    u = acquire()
    v = [u]
    # ok: leak
    w = acquire()
    unknown(w)


def stored_in_a_global():
    global KEPT
    # ok: leak
    KEPT = acquire()


def captured(later):
    # ok: leak
    r = acquire()

    def end():
        r.release()

    later(end)


def captured_by_lambda(later):
    # ok: leak
    r = acquire()
    later(lambda: r.release())


def method_given_away(later):
    # ok: leak
    r = acquire()
    later(r.release)


def adopted():
    # ok: leak
    r = acquire()
    adopt(r)
    # ok: leak
    s = acquire()
    s.owned = True


def not_named():
    # ruleid: leak
    acquire().read()


def chained():
    # ok: leak
    acquire().release()


def helper_uses(r):
    return r.read()


def helper_releases(r):
    r.release()


def helper_keeps(o, r):
    o.r = r


def passed_on(o):
    # ruleid: leak
    r = acquire()
    helper_uses(r)
    # ok: leak
    s = acquire()
    helper_releases(s)
    # ok: leak
    t = acquire()
    helper_keeps(o, t)


def make():
    # ok: leak
    r = acquire()
    r.read()
    return r


def made_elsewhere():
    # ruleid: leak
    r = make()
    r.read()
    # ok: leak
    s = make()
    s.release()


class Keeper:
    def __init__(self, r):
        self.r = r


def given_to_a_class():
    # ok: leak
    r = acquire()
    return Keeper(r)


def with_with():
    # ok: leak
    r = acquire()
    with r:
        r.read()
    # ok: leak
    with acquire() as s:
        s.read()
    # ok: leak
    t = acquire()
    with contextlib.closing(t):
        t.read()


def with_stack():
    with contextlib.ExitStack() as stack:
        # ok: leak
        r = stack.enter_context(acquire())
        r.read()
        # ok: leak
        s = acquire()
        stack.callback(s.release)


def maybe_none(a):
    r = None
    try:
        if a:
            # ok: leak
            r = acquire()
            r.read()
    finally:
        if r:
            r.release()


def maybe_none_is(a):
    r = None
    try:
        # ok: leak, on-exception
        r = acquire()
        work(a)
    finally:
        if r is not None:
            r.release()


def finally_releases(a):
    # ok: leak, on-exception
    r = acquire()
    try:
        work(a)
    finally:
        r.release()


def only_normally(a):
    # ruleid: on-exception
    r = acquire()
    work(a)
    r.release()


def handler_releases(a):
    # ok: on-exception
    r = acquire()
    try:
        work(a)
    except Exception:
        r.release()
        raise
    r.release()


def one_handler_forgets(a):
    # ruleid: on-exception
    r = acquire()
    try:
        work(a)
    except ValueError:
        return None
    except BaseException:
        r.release()
        raise
    r.release()
    return a


def handled_and_released(a):
    # ok: on-exception
    r = acquire()
    try:
        work(a)
    except ValueError:
        log(a)
    finally:
        log("x")
        r.release()


def nothing_can_fail(a):
    # ok: on-exception
    r = acquire()
    r.read()
    len(a)
    r.release()


def raises_itself(a):
    # ruleid: on-exception
    r = acquire()
    if not a:
        raise ValueError(a)
    r.release()


def used_after():
    r = acquire()
    r.read()
    r.release()
    # ruleid: after
    r.read()


def used_after_with():
    r = acquire()
    with r:
        # ok: after
        r.read()
    # ruleid: after
    r.read()


def used_after_maybe(a):
    r = acquire()
    if a:
        r.release()
    # ok: after
    r.read()


def used_in_a_loop(items):
    for item in items:
        r = acquire()
        # ok: after
        r.read()
        # ok: twice
        r.release()


def twice():
    r = acquire()
    r.release()
    # ruleid: twice
    r.release()


def once_each(a):
    r = acquire()
    if a:
        r.release()
        return
    # ok: twice
    r.release()


def asked_before():
    r = acquire()
    r.release()
    if not r.closed:
        # ok: twice
        r.release()


def in_a_loop(items):
    for item in items:
        # todoruleid: leak
        r = acquire()
        if item:
            break
        r.release()


def never_in_a_loop(items):
    for item in items:
        # ruleid: leak
        r = acquire()
        r.read()


class Locked:
    def forgets(self, a):
        # ruleid: lock
        self.guard.lock()
        if a:
            return 1
        self.guard.unlock()

    def fails(self, a):
        # ruleid: lock
        self.guard.lock()
        self.value = work(a)
        self.guard.unlock()

    def well(self, a):
        # ok: lock
        self.guard.lock()
        try:
            return work(a)
        finally:
            self.guard.unlock()

    def enter(self):
        # ok: lock
        self.guard.lock()

    def unlocked_meanwhile(self, a):
        self.guard.unlock()
        try:
            return work(a)
        finally:
            # ok: lock
            self.guard.lock()

    def tried(self):
        # ok: lock
        if self.guard.lock():
            self.guard.unlock()


def closed(path, data):
    # ok: closable
    f = open(path)
    f.close()
    # ruleid: closable
    g = open(path)
    # ruleid: closable
    json.load(open(path))
    # ok: closable
    s = socket.socket()
    s.detach()
    # ok: closable
    with open(path) as h:
        h.read()
    return g.read()


def lives_on(path):
    # ok: closable
    s = socket.socket()
    return s.makefile()


def recursive(n):
    # ruleid: leak
    r = acquire()
    if n:
        recursive(n - 1)
    r.read()


def forever():
    # ok: leak
    r = acquire()
    while True:
        r.read()
    r.release()


def after_forever(a):
    # ruleid: leak
    r = acquire()
    while True:
        if a():
            break
    return None


def owned_for_another_rule():
    # ruleid: on-exception
    r = acquire()
    r.owned = True
    work()
    r.release()


def rows_of(x=1):
    first = x
    try:
        rows = []
        rows = [x, work(rows)]
        x = work([rows])
    except ValueError:
        pass
    return x


# What is held here is not held where the defaults of the next one are looked at.
def held_before(a):
    other = [a, 0]
    # ruleid: leak
    r = acquire()
    work(other)
    r.read()


def defaults_first(a, b=rows_of()):
    r = acquire(b)
    r.release()
