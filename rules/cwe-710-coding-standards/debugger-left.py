import pdb

import IPython


def total(items):
    # ruleid: debugger-left
    pdb.set_trace()
    # ruleid: debugger-left
    breakpoint()
    # ok: debugger-left
    return sum(items)


def open_shell(tables):
    globals().update(tables)
    # ok: debugger-left
    IPython.embed()


def work(tables):
    # ok: debugger-left
    IPython.embed(user_ns=tables, banner1="Tables are loaded.")
    # ruleid: debugger-left
    IPython.embed()
    return tables
