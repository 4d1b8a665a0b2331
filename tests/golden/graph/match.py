def kind(x):
    match x:
        case 1:
            a()
        case [y, *_] if y > 2 and z:
            b()
        case other:
            c(other)
    d()
