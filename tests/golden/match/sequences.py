#---
#| a = f()
#| ...
#| g(a)
a = f()  # match
h()
g(a)
#---
#| $X = f()
#| ...
#| g($X)
a = f()  # match $X=a
if c:
    for d in e:
        h(1, g(a))
b = f()
g(c)
#---
#| $X = f()
#| g($X)
a = f()
h()
g(a)
b = f()  # match $X=b
y = g(b)
#---
#| $X = f()
#| ...
def m():
    a = f()  # match
    return a
#---
#| import a
#| ...
import a  # match
x = 1
#---
#| f()
#| ...
#| return
def m():
    if f():  # match
        pass
    return
#---
#| $X = f()
#| ...
#| $X.close()
def m():
    a = f()
    def n(a):
        a.close()
def m():
    b = f()  # match
    try:
        pass
    finally:
        b.close()
#---
#| with f() as $A:
#|   ...
#| $A.x
with f() as a:  # match
    pass
print(a.x)
#---
#| f()
#| $S
f()  # match $S=x = 1
x = 1
