# ruleid: source-encoding-not-utf8
# -*- coding: iso-8859-15 -*-

# ok: source-encoding-not-utf8
NAME = "coding: latin-1"
