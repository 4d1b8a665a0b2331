f()
f(a)
f(a, *b, c=d, **e)
f(*a, *b, **c, **d,)
f(x for x in y)
f((x for x in y), z)
f((a))
f(*(a))
a.b.c(d)
f(a)(b)(c)
(lambda: 0)()
x[0](y)
f(
    a,  # first
    # second
    b=1,
)
f(*a or b, **c or d)
f(print=1, match=2, type=3)
f(not a, lambda: b, c if d else e)
@decorator
def g(): pass
