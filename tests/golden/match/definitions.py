#---
#| def $F(...):
#|   ...
def f():  # match $F=f
    pass
async def g(a):  # match $F=g
    pass
@dec  # match $F=h
def h():
    pass
#---
#| async def $F(...):
#|   ...
def f():
    pass
async def g():  # match
    pass
#---
#| def $F($A, $B=1):
#|   ...
def f(a, b=1):  # match $A=a
    pass
def f(a, b=2):
    pass
def f(a: int, b: int = 1) -> str:  # match $B=b
    pass
def f(a):
    pass
#---
#| def $F(..., $X, ...):
#|   ...
#|   return $X
def f(a, b):  # match $X=b
    return b
def f(a, *b):
    return b
def f(a):
    return c
#---
#| def $F(self, ..., **$K):
#|   ...
def f(self, a, **kw):  # match $K=kw
    pass
def f(self):
    pass
#---
#| def $F(...) -> $T:
#|   ...
def f() -> int:  # match $T=int
    pass
def g():
    pass
#---
#| def f(...):
#|   return 1
def f():  # match
    return 1
def f():
    x = 1
    return 1
#---
#| @a.route(...)
#| def $F(...):
#|   ...
@a.route("/")  # match
def f():
    pass
@other  # match
@a.route
def g():
    pass
@a.other
def h():
    pass
#---
#| @x
#| @y
#| def $F(...):
#|   ...
@y  # match
@z
@x()
def f():
    pass
@x
def g():
    pass
#---
#| @$D(...)
@a(1)  # match $D=a
@b  # match $D=b
def f():
    pass
#---
#| class $C(A):
#|   ...
class B(A):  # match $C=B
    pass
class B(A, C):  # match
    pass
class B(C, A):
    pass
class B:
    pass
#---
#| class $C(..., A, ...):
#|   ...
class B(C, A, metaclass=M):  # match
    pass
class B(C):
    pass
#---
#| class $C(...):
#|   ...
class A:  # match
    pass
class A(B):  # match
    pass
#---
#| class $C:
#|   def __hash__(self): ...
#|   x = $V
class A:  # match $V=1
    x = 1
    y = 2

    def __hash__(self):
        return 1
class A:
    x = 1
#---
#| def $F(...):
#|   ...
#|   if <... g(...) ...>:
#|     ...
def f():  # match
    h()
    if not g(1):
        pass
    h()
def f():
    g(1)
