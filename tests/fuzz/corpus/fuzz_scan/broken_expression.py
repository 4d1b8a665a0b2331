def f(a):
    b = g(1 2)
    return h(b, c=)
def ok():
    return 1
x = y as z
a = b += 1
p = q: int = 3
foo(a as b)
