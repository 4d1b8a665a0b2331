# ruleid: duplicate-key
WIDTH = {"name": 20, "city": 30, "name": 40}
# ok: duplicate-key
HEIGHT = {"name": 20, "city": 20}
