import pdb


def total(items):
    # ruleid: debugger-left
    pdb.set_trace()
    # ruleid: debugger-left
    breakpoint()
    # ok: debugger-left
    return sum(items)
