# Each line with a qualified name says so; a line that says nothing has none.
import os
import os.path as p
import xml.etree.ElementTree
import a.b, c as d
from collections import OrderedDict
from json import (
    loads,
    dumps as to_text,
)
from unittest.mock import *

os.path.join(x)  # qualified: os.path.join
p.join(x)  # qualified: os.path.join
xml.etree.ElementTree.parse(f)  # qualified: xml.etree.ElementTree.parse
xml.other  # qualified: xml.other
a.b.c(d.e)  # qualified: a.b.c, c.e
OrderedDict()  # qualified: collections.OrderedDict
loads(to_text(1))  # qualified: json.loads, json.dumps
dumps(1)
c.e
unknown.loads()
print(len(x))
os.environ["A"].lower()  # qualified: os.environ
os.popen(x).read().strip()  # qualified: os.popen
os.environ.get(k, p.sep)[0].x  # qualified: os.environ.get, os.path.sep
os.a = 1  # qualified: os.a
os.b += os.c  # qualified: os.b, os.c
del os.d  # qualified: os.d
f(os=1)
f(k=os)  # qualified: os
f"{os.name!r:>{p.width}} os.name"  # qualified: os.name, os.path.width
(os).name  # qualified: os.name
(os  # qualified: os.path.sep
 .path
 .sep)
x.os.y
x.loads


@d.wrap  # qualified: c.wrap
@OrderedDict  # qualified: collections.OrderedDict
class C(a.Base, metaclass=d.Meta):  # qualified: a.Base, c.Meta
    y: os.PathLike = d.z  # qualified: os.PathLike, c.z

    def m(self, q: os.A = d.k) -> p.T:  # qualified: os.A, c.k, os.path.T
        self.os.x
        return os.getcwd()  # qualified: os.getcwd
