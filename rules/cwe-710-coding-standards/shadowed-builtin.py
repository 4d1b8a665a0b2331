def totals(rows, text):
    # ruleid: shadowed-builtin
    list = []
    for row in rows:
        list.append(row)
    return list(reversed(rows))


def width(rows):
    # ruleid: shadowed-builtin
    len = len(rows)
    for row in rows:
        print(len(row))
    return len


def good(rows):
    # ok: shadowed-builtin
    names = []
    return list(names)


def apply(filters, app):
    # ok: shadowed-builtin
    for filter in filters:
        app = filter(app)
    return app


def only_named(rows):
    # ok: shadowed-builtin
    id = "x"
    return rows[id]
