def f():
    x = source()
    # ruleid: taint
    sink(x)
    y = clean(x)
    # ok: taint
    sink(y)
    x = 1
    # ok: taint
    sink(x)

def helper(a):
    return a + "x"

def g(c):
    q = helper(source())
    # ruleid: taint
    sink(q)
    d = {}
    d["a"] = source()
    d["b"] = 1
    # ok: taint
    sink(d["b"])
    # ruleid: taint
    sink(d["a"])
    # ruleid: taint
    sink(f"{d['a']}")
    l = [source(), 2]
    # ok: taint
    sink(l[1])
    for z in l:
        # ruleid: taint
        sink(z)
    if q in ("a", "b"):
        # ok: taint
        sink(q)
    if False:
        # ok: taint
        sink(source())
    try:
        w = source()
        foo()
    except E:
        # ruleid: taint
        sink(w)
    class A:
        def __init__(self, v):
            self.v = v
        def run(self):
            # ruleid: taint
            sink(self.v)
    A(source()).run()
    o = A(3)
    o.u = source()
    # ok: taint
    sink(o.v)
    # ruleid: taint
    sink(o.u)
    # ruleid: taint
    sink([k for k in l])
    # ruleid: taint
    sink("%s" % q)
    m = "a" if c else source()
    # ruleid: taint
    sink(m)
    n = q and "x"
    l2 = []
    l2.append("s")
    l2.append(source())
    l2.pop(0)
    # ruleid: taint
    sink(l2[0])
    # ruleid: taint
    sink(x=source().foo.bar())
