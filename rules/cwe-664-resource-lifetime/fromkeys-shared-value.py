def groups(names, rows):
    # ruleid: fromkeys-shared-value
    found = dict.fromkeys(names, [])
    for row in rows:
        found[row.name].append(row)
    # ruleid: fromkeys-shared-value
    return found, dict.fromkeys(names, set())


def well(names):
    # ok: fromkeys-shared-value
    return {name: [] for name in names}, dict.fromkeys(names, 0), dict.fromkeys(names)
