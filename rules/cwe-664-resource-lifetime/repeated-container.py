def table(rows, columns):
    # ruleid: repeated-container
    grid = [[0] * columns] * rows
    # ruleid: repeated-container
    lists = [[]] * rows
    # ruleid: repeated-container
    return grid, lists, [{}] * rows


def well(rows, columns):
    # ok: repeated-container
    grid = [[0] * columns for _ in range(rows)]
    # ok: repeated-container
    line = [0] * columns
    # ok: repeated-container
    return grid, line, [None] * rows
