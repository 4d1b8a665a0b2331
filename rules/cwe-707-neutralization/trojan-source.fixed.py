LEVEL = "user"
# ruleid: trojan-source
if LEVEL != "user # only admins ":
    print("admin")
# ok: trojan-source
MARK = "\u202e"
