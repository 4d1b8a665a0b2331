import pdb


def total(items):
    # ruleid: debugger-left
    # ruleid: debugger-left
    # ok: debugger-left
    return sum(items)
