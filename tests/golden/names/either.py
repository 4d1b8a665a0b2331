# Several imports under one name: the last before the use, then another that may reach it.
try:
    import cPickle as pickle
except ImportError:
    import pickle

pickle.loads(x)  # qualified: pickle.loads|cPickle.loads


def f():
    return pickle.dumps  # qualified: pickle.dumps|cPickle.dumps


try:
    import json

    json.a  # qualified: json.a
except ImportError:
    json = None
json.b  # qualified: json.b

try:
    from x import fast
except ImportError:

    def fast():
        pass


fast()  # qualified: x.fast

if PY3:
    from urllib.parse import quote

    quote(1)  # qualified: urllib.parse.quote
else:
    from urllib import quote

    quote(2)  # qualified: urllib.quote
quote(3)  # qualified: urllib.quote|urllib.parse.quote
import quote

quote(4)  # qualified: quote

import a.b
import a.c

a.d  # qualified: a.d
