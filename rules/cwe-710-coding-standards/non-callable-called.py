def rows(name, size):
    table = [
        # ruleid: non-callable-called
        ("name", "size")
        (name, size),
    ]
    # ruleid: non-callable-called
    text = "%s has %d" (name, size)
    # ruleid: non-callable-called
    other = [1, 2](0)
    # ok: non-callable-called
    good = ("name", "size")
    # ok: non-callable-called
    made = (lambda: name)()
    # ok: non-callable-called
    picked = [min, max][size](1, 2)
    return table, text, other, good, made, picked
