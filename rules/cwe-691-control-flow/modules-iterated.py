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
