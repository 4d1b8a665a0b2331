#---
#| def $F($X):
def f(a):  # match $X=a
    return 1
def g(a, b):
    pass
#---
#| def $F(...)
def f(a):  # match
    return 1
#---
#| class $C
class A(B):  # match $C=A
    pass
#---
#| if $X:
if a:  # match
    b()
#---
#| @$D
@a  # match
@b(1)  # match
def f():
    pass
#---
#| except $E:
try:
    f()
except A:  # match $E=A
    g()
#---
#| except $E:
#|   ...
#|   raise
try:
    f()
except A:
    g()
except B:  # match $E=B
    g()
    raise
#---
#| finally:
#|   ...
try:
    f()
finally:  # match
    g()
#---
#| else:
#|   f()
if a:
    pass
else:  # match
    f()
for a in b:
    f()
#---
#| "k": $V
d = {
    "a": 1,
    "k": 2,  # match $V=2
}
#---
#| try:
#|   f()
try:  # match
    f()
except A:
    pass
#---
#| $X
#| .f(1)
y = (
    x.f(1)  # match $X=x
)
#---
#|   f()
#|   g()
f()  # match
g()
