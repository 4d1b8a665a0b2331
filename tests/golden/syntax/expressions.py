a + b - c * d / e // f % g ** h @ i
a & b | c ^ d << e >> f
-a ** +b, ~c
not a and b or c and not d
a < b
a not in b is not c != d >= e
(a < b) < c
(
    a <  # comment between
    b
)
x if y else z if w else v
lambda: 0
lambda a, /, b=1, *args, c, d=2, **kw: (a, b)
lambda *, a: a
lambda x: x if x else lambda: y
(yield)
x = yield a, b
y = yield from g()
await f(), await (g)
(n := 10)
f(n := 10, k=(m := 1))
1, 2,
(), (a,), (a), ((a, b)), ((a), (b))
[], [a], [*a, b], [(yield)]
{}, {a}, {*a, b}, {a: b, **c, "k": (v)}
[x for x in y]
{x for x in y if a if b}
{k: v for k, v in d.items() for e in f if g}
(x async for x in y if await z)
[x for (x) in a, b]
x.y.z
(x).y
x . y
x[a]
x[a,]
x[a, b]
x[(a), (b)]
x[a:b], x[:], x[::c], x[a:], x[:b:c]
x[a:b, ..., ::c]
x[*a, b]
x[a][b].c(d)[e]
...
True, False, None
1, 0x1F, 0o17, 0b1_0, 1_000, 1.5, 1e10, .5, 2j, 1.5J
print, match, type, exec, case, _
type(x), match(x), exec(x), print(x)
