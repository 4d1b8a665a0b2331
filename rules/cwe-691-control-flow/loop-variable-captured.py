def buttons(names, panel, show):
    actions = []
    table = {}
    for name in names:
        # ruleid: loop-variable-captured
        actions.append(lambda: show(name))
        # ruleid: loop-variable-captured
        table[name] = lambda: show(name)
        # ruleid: loop-variable-captured
        panel.add_button(text=name, command=lambda: show(name))
    for index, name in enumerate(names):
        # ruleid: loop-variable-captured
        actions.append(lambda event: show(index, event))
    return actions, table


def well(names, show):
    actions = []
    for name in names:
        # ok: loop-variable-captured
        actions.append(lambda name=name: show(name))
        # ok: loop-variable-captured
        actions.append(lambda: show(0))
        # ok: loop-variable-captured
        actions.append(sorted(names, key=lambda other: other == name))
    return actions


def checks(limits, table):
    result = []
    for limit in limits:
        def check(value):
            # ruleid: loop-variable-captured
            return value < limit
        result.append(check)
    for limit in limits:
        def bound(value, limit=limit):
            # ok: loop-variable-captured
            return value < limit
        result.append(bound)
    for name in limits:
        def show(value):
            # ok: loop-variable-captured
            print(value)
        # ok: loop-variable-captured
        table[name] = show
    return result
