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

# ruleid: generic-tag
html("text <a href='b'>")
# ruleid: generic-tag
html(f"<b>{x}</b>")
# ok: generic-tag
html("1 < 2")
# ok: generic-tag
html("<c>")

# ruleid: generic-brackets
sql("BEGIN; F((1, 2), (3)) END")
# ruleid: generic-brackets
sql("""
BEGIN
F()
END
""")
# ok: generic-brackets
sql("BEGIN F(0) END")
# ok: generic-brackets
sql("F(1) END")
# ok: generic-brackets
sql("BEGIN F((1) END)")
# ok: generic-brackets
sql("BEGIN 1 2 3 \n\n\n\n\n\n F(1 \
\
\
\
\
\
\
\
\
\
\
) END")

# ruleid: generic-twice
twice("a = a, b c;", c)
# ok: generic-twice
twice("a = b, b c;", c)
# ok: generic-twice
twice("a = a, b c;", d)
# ok: generic-twice
twice("a = a, b", b)
