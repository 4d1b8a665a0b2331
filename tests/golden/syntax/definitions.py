def f(): pass
def f(a, b): pass
def f(a, /, b, *, c): pass
def f(a: int, b: str = "x", *args: T, c=1, **kw: U) -> V: pass
def f(*args: *Ts): pass
async def f(): await g()
def f[T](a: T) -> T: return a
def f[T: int, *Ts, **P, U: (a, b)](): pass
@a
def f(): pass
@a.b
@c(d)
# between
@e[0]
async def f():
    """Docstring."""
    return 1
    # trailing comment
class A: pass
class A(): x = 1
class A(B, metaclass=C, **kw): pass
class A[T](Generic[T]): pass
@dataclass(frozen=True)
class A(*bases):
    a: int = 1

    def m(self): pass

    @property
    def p(self):
        def inner(): pass
        return inner

    # the end
type X = int | str
type X[T, *Ts] = list[T]
def print(x): pass
def match(type): pass
lambda: (yield)
type(x).attr = value
type(x.y)[0] = 1
