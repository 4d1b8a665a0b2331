BASE = "http:"

# ruleid: regex-of-constant
known(BASE + "//x")
# ruleid: regex-of-constant
known(http80)
# ok: regex-of-constant
known(8 * 10)
# ok: regex-of-constant
known(other(BASE))

# ok: regex-of-text
plain(BASE)

# ruleid: secret
token("f3Zk29QmXw8rTn51LbVh0cYs")
# ok: secret
token("password-of-nobody")
# ok: secret
token(f3Zk29QmXw8rTn51LbVh0cYs)

# ruleid: secret-content
content('f3Zk29QmXw8rTn51LbVh0cYs')
# ok: secret-content
content("hello")

SLOW = r"^(a+)+$"
OFF = False
URL = "http://host" + "/a.b c"

# ruleid: slow-regex
compile("(x*)*y")
# ruleid: slow-regex
compile(SLOW)
# ok: slow-regex
compile("a+b+$")

# ruleid: known-literal
verify(OFF)
# ruleid: known-literal
verify({"a": OFF})
# ok: known-literal
verify(ON)

# ruleid: known-content
fetch(URL)
# ok: known-content
fetch(BASE)
