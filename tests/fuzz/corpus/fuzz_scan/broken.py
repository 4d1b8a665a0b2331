good = 1
def f(a, b:
    return a
x = = 1
also_good(2)
class A
    pass
y = foo(1, $, 2)
z = (1 + ) * 2
if a
    b = 1
for in x: pass
a[
