#---
#| $X = f(...)
a = f(1)  # match $X=a
a.b[1] = f()  # match $X=a.b[1]
a: int = f()  # match $X=a
a = b = f()  # match $X=a; $X=b
a += f()
a, c = f(), 2  # match $X=a
if (w := f()):  # match $X=w
    pass
x = g(f())
return_ = await_(f())
#---
#| $X: $T = $V
a: int = 1  # match $T=int
a = 1
#---
#| $X += 1
a += 1  # match
a -= 1
a = a + 1
#---
#| $A, $B = $V
a, b = f()  # match $B=b
a = f()
#---
#| return $X
def f():
    return 1  # match $X=1
    return
#---
#| return ...
def f():
    return 1  # match
    return  # match
#---
#| return
def f():
    return 1
    return  # match
#---
#| assert ...
assert x  # match
assert x, "m"  # match
#---
#| assert ($X, ...)
assert (a, "m")  # match $X=a
assert a, "m"
#---
#| raise $E
raise  # no expression
raise e  # match
raise e from f
#---
#| del $X[$K]
del a[1]  # match
del a
#---
#| if $C: ...
if a:  # match $C=a
    pass
elif b:  # match $C=b
    pass
else:
    pass
while c:
    pass
#---
#| if $C:
#|   ...
#| else:
#|   ...
if a:
    pass
if b:  # match
    pass
else:
    pass
#---
#| if $X:
#|   $S
#| else:
#|   $S
if a:  # match $S=f(1)
    f(1)
else:
    f(1)
if a:
    f(1)
else:
    f(2)
#---
#| if $X:
#|   ...
#| elif $X:
#|   ...
if a:  # match
    pass
elif a:
    pass
if a:  # match
    pass
else:
    if a:
        pass
if a:
    pass
elif b:
    pass
#---
#| for $X in $Y:
#|   pass
for a in b:  # match
    pass
for a in b:
    pass
    f()
#---
#| for $X in $Y:
#|   ...
#|   $Y.pop(...)
for a in b:  # match
    f(a)
    if a:
        x = b.pop(0)
    f(a)
for a in b:
    c.pop()
#---
#| while True:
#|   ...
while True:  # match
    f()
while x:
    f()
#---
#| try:
#|   ...
#| except $E:
#|   ...
try:  # match $E=A; $E=B
    f()
except A:
    pass
except B:
    pass
try:
    f()
except A as a:
    pass
try:
    f()
except A:
    pass
finally:
    pass
#---
#| try:
#|   ...
#| except ...:
#|   ...
try:  # match
    f()
except:
    pass
try:  # match
    f()
except A as a:
    pass
#---
#| except:
#|   pass
try:
    f()
except:  # match
    pass
try:
    f()
except A:
    pass
#---
#| with open(...) as $F: ...
with open(a) as f:  # match $F=f
    pass
with g, open(a) as f:
    pass
with open(a):
    pass
#---
#| with a:
#|   with b:
#|     f()
with a:  # match
    with b:
        f()
with a, b:  # match
    f()
#---
#| with a, b:
#|   ...
with a:  # match
    with b:
        f()
#---
#| with a: ...
with a, b:  # match
    f()
async def f():
    async with a:  # match
        pass
#---
#| import a.b
import a.b  # match
import a.b.c  # match
import a.b as c  # match
from a import b  # match
from a import c
import a
from a.b import c  # match
from a import *  # match
#---
#| from a import b
from a import b  # match
from a import b as c  # match
from a import c, b  # match
from a.x import b  # match
import a.b  # match
import a
#---
#| import $M
import a.b  # match $M=a.b
#---
#| from a import $N
from a import b  # match $N=b
from c import b
from a import *
#---
#| from a import b as $C
from a import b as d  # match $C=d
from a import b
