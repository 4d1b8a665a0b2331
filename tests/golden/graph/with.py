def one():
    with a() as x:
        b(x)
    c()


def two():
    with a() as x, b():
        return c(x)
