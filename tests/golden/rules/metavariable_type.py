from m import Session


def f(a: str, b: int, c: "str", d: str | None, e):
    # ruleid: of-str
    text(a)
    # ok: of-str
    text(b)
    # ruleid: of-str
    text(c)
    # ruleid: of-str
    text(d)
    # ok: of-str
    text(e)
    # ruleid: of-str
    text("a" % e)
    # ruleid: of-str
    text(f"{e}")
    # ruleid: of-str
    text(str(e))
    # ok: of-str
    text(b"a")
    # ruleid: of-string
    alias(a)
    # ruleid: of-string
    alias("a" + e)
    # ok: of-string
    alias(e + "a")


def g(a: List[str], b: typing.Dict[str, int], c: Session, d):
    # ruleid: of-several
    several(a)
    # ruleid: of-several
    several(b)
    # ruleid: of-several
    several(c)
    # ok: of-several
    several(d)
    # ruleid: of-several
    several([x for x in d])
    # ruleid: of-several
    several(set(d))
    # ruleid: of-several
    several({1, 2})
    # ruleid: of-several
    several((1, 2))
    # ruleid: of-several
    several(None)
    # ruleid: of-several
    several(-1)
    # ok: of-several
    several(1.5)
    # ok: of-several
    several("s")
    # ruleid: typed-metavariable
    typed(b"a" b"b")
    # ok: typed-metavariable
    typed("a")


def h(c):
    a = "text"
    b = a
    # ruleid: of-str
    text(b)
    a = c
    # ok: of-str
    text(a)
    # ruleid: of-str
    text(b + c)
    d = str(c)
    # ruleid: of-str
    text(d)
