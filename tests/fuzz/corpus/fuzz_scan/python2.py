print "a"
print a, b
print a,
print >>f
print >>f, a, b
print
print("a")
print "a" % b
print("a") % b
exec "code"
exec code in ns
exec code in a, b
raise E, "message"
raise E, "message", tb
try: a
except E, e: b
except (E, F), e: c
except a.E, err: d
def f(a, (b, c), (d, e)=(1, 2)): pass
def f((a)): pass
lambda (a, b): a
a <> b
ur"x"
0777, 10L, 0xFFl
[x for x in 1, 2]
`a`
