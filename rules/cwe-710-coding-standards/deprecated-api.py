import base64
import collections
import collections.abc
import inspect
import time


def old(function, value):
    # ruleid: deprecated-api
    spec = inspect.getargspec(function)
    # ruleid: deprecated-api
    start = time.clock()
    # ruleid: deprecated-api
    if isinstance(value, collections.Mapping):
        return spec, start
    # ok: deprecated-api
    good = inspect.getfullargspec(function)
    # ok: deprecated-api
    if isinstance(value, collections.abc.Mapping):
        return good, time.perf_counter()
    return None


def tick():
    if hasattr(time, "process_time"):
        return time.process_time()
    try:
        # ok: deprecated-api
        return time.clock()
    except AttributeError:
        return None


# ruleid: deprecated-api
from collections import Mapping

try:
    from time import monotonic as now
except ImportError:
    # ok: deprecated-api
    from time import clock as now


def wait():
    # ok: deprecated-api
    return now(), Mapping


# ok: deprecated-api
from collections.abc import Sequence


def on_platform(platform):
    # ok: deprecated-api
    platform.dist = ("none", "", "")
    # ok: deprecated-api
    return platform.linux_distribution()


def wind(inspect):
    # ok: deprecated-api
    return inspect.clock()


# ruleid: deprecated-api
raw = base64.encodestring(b"x")


def loads(name):
    try:
        from importlib.util import find_spec
    except ImportError:
        find_spec = None
    if find_spec:
        return bool(find_spec(name))
    else:
        import imp

        # ok: deprecated-api
        return bool(imp.find_module(name))
