import os
import os as g

x = 1  # names: x:module x#3


def f(x, *args, key=os.a, **kw):  # qualified: os.a  # names: x:local x!=4 args:local key:local kw:local
    x  # names: x==7
    y = x  # names: y:local y#2

    def inner():
        nonlocal y
        y = 2  # names: y==9
        return x, args  # names: x==7

    global x2
    x2 = 1  # names: x2:module x2#1
    return [os.b for os in os.c if os.d]  # qualified: os.c  # names: os:local


def shadow(os):
    return os.path


def shadow_later():
    os.a
    os = 1


lambda os, d=os.x: os.y  # qualified: os.x
lambda: os.y  # qualified: os.y
{os: g.x for os in g.y}  # qualified: os.x, os.y
{k: v for k, v in os.items() for os in k}  # qualified: os.items
(os for a in b)  # qualified: os
[a for a in b for c in os.d]  # qualified: os.d

x2  # names: x2:module x2==17


class C:
    os = os.path  # qualified: os.path
    os.a
    x = x  # names: x:module x#1
    z = [x for _ in x]  # names: x==4

    def os_user(self):
        __class__  # names: __class__==49
        os.b  # qualified: os.b
        return __class__

    def bind(self, z):  # names: z:local
        global x
        x = 2  # names: x==4 x:module


x = 3  # names: x==4


def walrus(b):
    if any((found := c) for c in b):  # names: c:local
        found  # names: found:local found#1
    return [last := q for q in b], last  # names: last:local


def handlers():
    try:
        pass
    except g.error as os:  # qualified: os.error
        os.a
    with a as (b, [c, *d]), e as f.g:  # names: b:local c:local d:local e:unbound f:module
        pass
    for h, (i, *j) in k:  # names: h:local i:local j:local k:unbound
        h.x[i] = j
    l, m = n = 1  # names: l:local m:local n:local
    o.p, q[r] = 1  # names: o:unbound q:unbound r:unbound
    del s  # names: s:local
    t: int  # names: t:local t#0


def cases(v):
    match v:
        case os.A | Point(x=0, y=a) if a:  # qualified: os.A  # names: a:local Point:unbound
            a  # names: a==82
        case [b, *c] | {"k": b, **d}:  # names: b:local c:local d:local b#2
            b, c, d  # names: b==84 c==84
        case (e, g) as h:  # names: e:local h:local
            g.x


def generic[T: g.B, *Ts](p: T, q: g.Q) -> T:  # qualified: os.B, os.Q  # names: T:local Ts:local
    return T  # names: T==90


class Box[T](g.Base[T]):  # qualified: os.Base
    item: T  # names: T==94 T!=90

    def get(self) -> T:  # names: T==94
        return T  # names: T==94


type Pair[T] = tuple[T, g.X]  # qualified: os.X  # names: T!=94 Pair:module
T  # names: T:unbound
print  # names: print:unbound print#0
generic, Box, Pair  # names: generic==90 Box==94 generic:module
