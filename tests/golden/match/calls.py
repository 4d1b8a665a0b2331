# Each section: a pattern in "#| " lines, then code. "# match" marks lines on which a match starts; with
# "$X=text" (several: one for each binding, ";" between) also what is bound.
#---
#| f($X)
f(1)  # match $X=1
f()
f(1, 2)
f(k=1)
f(*args)  # match $X=*args
g(f(2))  # match $X=2
#---
#| f(...)
f  # no call
f()  # match
f(1, *a, k=2, **kw)  # match
o.f()
#---
#| f(..., $X, ...)
f()
f(1, 2, k=3)  # match $X=1; $X=2
#---
#| f(..., 1)
f(1)  # match
f(2, 1)  # match
f(1, 2)
f(1, k=2)
#---
#| f(a=$A, b=$B)
f(a=1, b=2)  # match $A=1
f(b=2, a=1)  # match $A=1
f(a=1)
f(a=1, b=2, c=3)
#---
#| f(..., a=$A, ...)
f(a=1)  # match
f(0, b=1, a=2, c=3)  # match $A=2
f(0)
#---
#| f(x, ..., k=True)
f(x, k=True)  # match
f(x, 1, k=True)  # match
f(x, k=False)
f(1, x, k=True)
#---
#| f($K=1)
f(a=1)  # match $K=a
f(a=2)
f(1)
#---
#| f(..., $K="v", ...)
f(a="v", b="v", c=1)  # match $K=a; $K=b
#---
#| f($...ALL)
f()  # match
f(1, b)  # match $...ALL=1, b
#---
#| f($A, $...REST, $Z)
f(1)
f(1, 2)  # match $A=1
f(1, 2, 3, 4)  # match $...REST=2, 3; $Z=4
#---
#| f(..., **$K)
f(1, **kw)  # match $K=kw
f(kw)
#---
#| $F(1)
f(1)  # match $F=f
a.b(1)  # match $F=a.b
f(2)
@dec(1)  # match $F=dec
def g():
    pass
#---
#| $O.m(...)
a.m()  # match $O=a
a.b().m(1)  # match $O=a.b()
m()
a.n()
#---
#| $O. ... .m(...)
a.m()  # match
a.b.c().m()  # match $O=a
a.n()
#---
#| $X.get($K)[0]
d.get(1)[0]  # match $X=d
d.get(1)[1]
#---
#| dec(...)
@dec  # match
@other
def f():
    pass


@dec(1)  # match
class C:
    pass
#---
#| f(f(...))
f(f(f(1)))  # match
f(1)
#---
#| time.sleep($X: int)
time.sleep(5)  # match
time.sleep(0.5)
time.sleep(n)
#---
#| f(<... x ...>)
f(x)  # match
f(g(1, k=[x]))  # match
f(y)
f(lambda: x)  # match
