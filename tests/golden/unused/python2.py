# path: python2.py
def f(rows):
    print "x", unicode, xrange, raw_input
    [x for x in rows]
    return x


class C:
    names = ["a"]
    upper = [n for n in names if n in names]


def g():
    exec "a = 1"
    return a
