# Valid Python that the grammar does not take as it stands.
class Box[T = Part]: pass
class Two[T: Part = Whole, *Ts = *tuple[Part, ...], **P = [Part]](Box): pass
def pair[T = Part](b): return b, *[1]
type Names[T = Part] = list[T]
def spread(a, b):
    yield None, *[x for x in b]
    x = a, *(1, 2), *{3}, *-b
    for y in a, *"xy":
        call(y, *[y], *b)
    if (a :=
1): pass
    if (a :=  # why
  2): pass
    return f'{1:\N{LATIN SMALL LETTER B}>0.0f}'
async def later(b): return 1, *await b()
def plain(*, a=1, **b): return lambda *, c: (c * -a, [*b], {*{1}})
def shown(a): return f"{{{a:=^20}}} {(b := a):=>8} {a[1:2]!r:=}" '{a:=1}'
