# ruleid: wildcard-import
from os.path import *
# ok: wildcard-import
from os import path
