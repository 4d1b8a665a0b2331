def build():
    # ok: removed-module
    from distutils.errors import CompileError
    from setuptools import Extension
    # ok: removed-module
    from distutils.command.build_ext import build_ext
    # ruleid: removed-module
    import pipes
    return CompileError, Extension, build_ext, pipes


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
