"a", 'b', """c""", '''d'''
r"\d", b"x", Rb'\x', u"u", BR"y", U'v'
"" "", '' ""
"a" 'b' f"c{d}"
("a"
 # between
 "b")
"\n\x41\101\u0041\U00000041\N{BULLET}\
continued"
f""
f"plain {{braces}}"
f"{a}{b!r}{c:>10}{d!s:{width}.{precision}f}{e=}{f = !a}"
f"{x + 1} {y['k']} {z(a, b=c)} {lambda: 1}"
f"{'nested ' + f'{deep}'}"
f"{"same quotes"}"
f'''{
    multi  # comment
}'''
f"{a, b} {*c, d} {(yield)}"
rf"\d{x}", Fr'{y}\n', fR"""{z}"""
t"{name!r:>{n}}" t'plain'
f"{x:%Y-%m-%d}" f"{x!r}" "tail"
f"{d:{'>'}10}"
b"a" b"b"
"""
multi
  line"""
