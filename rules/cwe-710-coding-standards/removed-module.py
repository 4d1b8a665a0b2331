import os
import sys

# ruleid: removed-module
import imp
# ruleid: removed-module
import distutils.util
# ruleid: removed-module
from distutils.version import LooseVersion
# ruleid: removed-module
from cgi import parse_header
# ruleid: removed-module
import telnetlib as telnet

# ok: removed-module
from .cgi import handler
# ok: removed-module
from importlib import reload

try:
    # ok: removed-module
    import crypt
except ImportError:
    crypt = None

if sys.version_info < (3, 12):
    # ok: removed-module
    import asyncore

if reload:
    found = True
else:
    # ok: removed-module
    import imp
