a = 1
a = b = c = d
a, b = c
a, = b
(a, b), c = d
[a, *b] = c
(a) = b
*a, b = c
a.b = a[c] = d
a = yield
a = *b, c
a: int
a: int = 1
a.b: "T" = c
(a): int = 1
a: List[int, "x"] = []
a: Dict[str, a.b[c]]
a: x | None = None
a: *b
a += 1
a.b -= c, d
a @= b; a //= b; a **= b; a >>= b; a <<= b; a &= b; a ^= b; a |= b; a %= b; a *= b; a /= b
a; b; c;
return
return a
return a, b
return *a, b
return (a, b)
raise
raise E
raise E(a) from e
raise E from None
assert a
assert a, "b"
assert (a, "b")
del a
del a, b[c], d.e
del (a, b)
del (a), b
pass; break; continue
global a, b
nonlocal a
yield
a \
    + b
type = 1
match = 2
print = 3
match.x = 4
type X = int
type = type(x)
