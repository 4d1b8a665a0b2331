from a import pickled
from a.pickled import dump

# ruleid: anywhere-within
send(me.secret)
# ruleid: anywhere-within
send([f(me.secret), other])
# ok: anywhere-within
send(me.public)
send(me.public, me.secret)

# ruleid: outer-bindings-hold
pair(a, f(a))
# ok: outer-bindings-hold
pair(a, f(b))

# ruleid: only-exclusions
query(q)
# ruleid: only-exclusions
query("a" + b)
# ok: only-exclusions
query("a")
# ok: only-exclusions
query(0)

# ruleid: excluded-within
render(join(raw(x)))
# ruleid: excluded-within
render([clean(raw(x)), raw(y)])
# ok: excluded-within
render(clean(raw(x)))
clean(
    # ruleid: excluded-within
    render(raw(x))
)


# ruleid: name-of-function
def setup():
    pass


# ok: name-of-function
def other(setup):
    setup()


# ruleid: module-of-import
pickled.dump(1)
# ruleid: module-of-import
dump(1)
# ruleid: module-of-import
marshalled.dump(1)
# ok: module-of-import
json.dump(1)

# ruleid: arguments
call(1, key(abc), k=2)
# ruleid: arguments
call(f(key(b)), f(key(a)))
# ok: arguments
call(key(b))
# ok: arguments
call()

# ruleid: content-by-regex
get("http://example.org")
# ruleid: content-by-regex
get(r'''http://example.org''')
# ok: content-by-regex
get("http://localhost")
# ok: content-by-regex
get("see http://example.org")

# ruleid: text-by-regex
put("ftp://example.org")
# ok: text-by-regex
put(ftp)

# ruleid: filter-within
outer([inner(xs[y])])
# ok: filter-within
outer([inner(xs[z])], y)
# ok: filter-within
outer([inner(z[y])])
