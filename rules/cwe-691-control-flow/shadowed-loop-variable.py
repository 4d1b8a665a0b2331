def total(rows):
    result = {}
    for row in rows:
        for row in row.children:
            print(row)
        # ruleid: shadowed-loop-variable
        result[row.name] = row.size
    return result


def well(rows):
    result = {}
    for row in rows:
        # ok: shadowed-loop-variable
        for child in row.children:
            print(child)
        result[row.name] = row.size
    for row in rows:
        # ok: shadowed-loop-variable
        print(row)
    for row in rows:
        if row.first:
            for row in row.children:
                # ok: shadowed-loop-variable
                print(row)
    return result
