#---
#| f("...")
x = "a"
f(x)  # match
f("a" + "b")  # match
f(x + "b")  # match
f(y)
f(f"{x}")  # match
f(f"{y}")
#---
#| f("a")
x = "a"
f(x)  # match
y = "b"
f(y)
f(x + "")  # match
#---
#| f("$V")
x = "abc"
f(x)  # match $V=abc
f("d")  # match $V=d
f(z)
#---
#| f("=~/^b/")
x = "abc"
y = x + ""
f(x)
y = "bc"
f(y)  # match
#---
#| f(8, True)
a, b = 4 * 2, True
f(a, b)  # match
f(a, 1)
f(8, True)  # match
f(8, not False)
#---
#| f(-1)
a = -1
f(a)  # match
#---
#| f(None)
a = None
f(a)  # match
#---
#| $X = "..."
x = "a" + "b"  # match $X=x
y = x  # match $X=y
z = w
#---
#+ symbolic_propagation
#| f(g(...))
x = g(1)
f(x)  # match
y = x
f(y)  # match
x = h()
f(x)
f(z)
#---
#| f(g(...))
x = g(1)
f(x)
#---
#+ symbolic_propagation
#| $X.save($X)
a = load()
b = a
b.save(a)  # match
b.save(c)
#---
#+ symbolic_propagation
#| g(...).run()
def f():
    x = g()
    if c:
        x.run()  # match
    else:
        x = 1
    x.run()
#---
#- constant_propagation
#| f("...")
x = "a"
f(x)
f("a")  # match
