# ruleid: match-text
drop(1)
# ruleid: match-any
push(1)
# ruleid: match-any
pull(1)
# ok: match-any
shove(1)


def f(a, c: str, n: int):
    # ruleid: match-any
    shove(1)
    # ok: match-any
    shove(0)
    # ok: match-any
    shove(x)
    with lock:
        # ok: match-any
        shove(2)
    # ok: match-where
    keep(a + 1)
    # ruleid: match-where-nested
    lend(c)
    # ok: match-where-nested
    lend(n)
    # ok: match-where-nested
    lend("text")
    # ruleid: match-where-nested
    lend(n, 12)
    # ok: match-where-nested
    lend(n, a)
    # ok: match-not-inside-where
    lend(a)


def save_all(a):
    # ruleid: match-where
    keep(a + 1, a)
    # ruleid: match-where
    keep(wrap(a))
    # ok: match-where
    keep(wrap(0))
    # ok: match-where
    keep(a)
    # ruleid: match-not-inside-where
    send(a)


def test_it():
    # ok: match-not-inside-where
    send(1)


place(
    1,
    # ruleid: match-focus
    2,
)
# ruleid: match-not-any
hold(3)
# ok: match-not-any
hold(1)
# ok: match-not-any
hold(2)
if c:
    # ok: match-not-any
    hold(3)
# ruleid: match-as
outer(a, inner(1)) if False else outer(a + inner(1))
# ok: match-as
outer(b + inner(1))

# ruleid: comparison-and-analysis
compared(4, "f3Zk29QmXw8rTn51LbVh0cYs")
# ok: comparison-and-analysis
compared(3, "f3Zk29QmXw8rTn51LbVh0cYs")
# ok: comparison-and-analysis
compared(4, "hello")
