match x:
    case 1: pass
    case -1 | 2.5 | -3j: pass
    case 1 + 2j | -1 - 2j: pass
    case "a" "b" | b"c" | f"d": pass
    case None | True | False: pass
    case _: pass
    case name: pass
    case a.b.c: pass
    case (a): pass
    case (a | b): pass
    case (a,): pass
    case (): pass
    case []: pass
    case [a, b, *rest]: pass
    case (a, *_): pass
    case a, b: pass
    case a,: pass
    case *a, b: pass
    case {}: pass
    case {"k": v, 1: _, a.b: [c], -1: d, **rest}: pass
    case {"k": 1 | 2}: pass
    case A(): pass
    case A(1, b, c=d, e=f.g): pass
    case a.B(x=[y, z]): pass
    case A() as b: pass
    case [1, 2 as b] as c if c: pass
    case (1 | 2) as n if n > 1 and m: pass
    case {"k": A(x=_)}:
        pass
        # tail
match a, b:
    case c, d: pass
match a,:
    case _: pass
match (a, b):
    case _: pass
match *a, b:
    case _: pass
match x:
    case y:
        match z:
            case w: pass
match[x]
match(x)
match = case = 1
match.x()
