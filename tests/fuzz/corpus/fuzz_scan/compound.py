if a: pass
if a:
    b
elif c:
    d
elif (e):
    f
else:
    g
    # tail of else
if a: b; c;
else: d
while a: b
while a:
    b
else:
    c
for a in b: c
for a, b in c, d:
    e
else:
    f
for (a, b), *c in d: e
for (a) in *b, c: d
for a.b in c: d
for a[b] in c: d
async for a in b: c
try: a
except: b
try:
    a
except E:
    b
except (E, F) as e:
    c
except a.E as e: d
else:
    f
finally:
    g
try: a
finally: b
try: a
except* E as e: b
except* (E, F): c
try: a
except E, F: b
except E, F, G: c
with a: b
with a as b: c
with a, b as c, d as (e, f): g
with (a as b): c
with (a as b, c as d,): e
with (a, b): c
with (a, b) as c: d
with (a): b
with (yield a): b
with a() as b.c, d[e] as f[g]: h
with a if b else c as d: e
async with a as b: c
with open(a) as f, \
     open(b) as g:
    pass
def f():
    if a:
        for b in c:
            with d:
                e
        # comment in if
    # comment in f
# comment in module
after = 1
