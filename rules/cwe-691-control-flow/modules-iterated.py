import sys


def files():
    # ruleid: modules-iterated
    for module in sys.modules.values():
        yield module.__file__
    # ok: modules-iterated
    for module in list(sys.modules.values()):
        yield module.__file__


def named():
    # ruleid: modules-iterated
    return [m.__file__ for m in sys.modules.values() if hasattr(m, "__file__")]


def copied():
    # ok: modules-iterated
    every = [m.__file__ for m in list(sys.modules.values())]
    # ok: modules-iterated
    some = [m.__file__ for m in list(sys.modules.values()) if hasattr(m, "__file__")]
    # ok: modules-iterated
    names = {n: m for n, m in sys.modules.copy().items() if m is not None}
    # ok: modules-iterated
    for name in sorted(sys.modules.keys()):
        print(name, every, some, names)


def by_name():
    # ruleid: modules-iterated
    loaded = {n: m for n, m in sys.modules.items() if m is not None}
    # ruleid: modules-iterated
    files = {m.__file__ for m in sys.modules.values()}
    # ruleid: modules-iterated
    return loaded, files, any(m.__spec__ is None for m in sys.modules.values() if m)


def both():
    # todoruleid: modules-iterated
    return [n for n, m in sys.modules.items() if m if m.__spec__]
