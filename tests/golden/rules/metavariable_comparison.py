LIMIT = 8

# ruleid: number
number(2)
# ruleid: number
number(LIMIT)
# ruleid: number
number(2 * 5)
# ok: number
number(3)
# ok: number
number(4)
# ok: number
number(0o1000)
# ok: number
number(unknown)
# ok: number
number("2")

# ruleid: text
text("abca")
# ruleid: text
text("x")
# ok: text
text("abcd")
# ok: text
text("abc")
# ok: text
text(5)

# ruleid: content
content("11")
# ruleid: content
content(" 1_0 ")
# ok: content
content("0x10")
# ok: content
content("8")
# ok: content
content("ten")

# ruleid: base-and-fraction
fraction("0x9", "1.5")
# ok: base-and-fraction
fraction("9", "15e-2")
# ruleid: base-and-fraction
fraction("", "\u20ac")

# ruleid: stripped
stripped("011")
# ruleid: stripped
stripped('0o11')
# ok: stripped
stripped("10")
# ok: stripped
stripped("9")


def f(a, b):
    # ruleid: same-text
    same(a, a)
    # ok: same-text
    same(a, b)
    # ruleid: same-text
    same("a", 'a')
    # ok: same-text
    same("a", "b")


# ruleid: truth
truth(False)
# ruleid: truth
truth("")
# ok: truth
truth("a")
# ok: truth
truth(other)

# ruleid: group
# timeout: 200
# ok: group
# timeout: 20

# ruleid: dates
dated("2024-02-29")
# ok: dates
dated("2024-03-01")
# ok: dates
dated("soon")

# ruleid: rounding
rounding(-2.5)
# ruleid: rounding
rounding(1.5)
# ok: rounding
rounding(3.5)
