def run(value):
    # ruleid: todo-in-change
    # FIXME: breaks for negative values
    # ruleid: todo-in-change
    value += 1  # HACK around the rounding
    # ruleid: todo-in-change
    # remove this before merging
    # ok: todo-in-change
    # the hack that the parser needs is explained above
    # ok: todo-in-change
    text = "FIXME"
    return value, text
