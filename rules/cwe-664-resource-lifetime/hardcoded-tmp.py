def dump(rows):
    # ruleid: hardcoded-tmp
    with open("/tmp/export.csv", "w") as out:
        out.writelines(rows)
    # ok: hardcoded-tmp
    with open("/tmp/export.csv") as back:
        print(back.read())
    # ok: hardcoded-tmp
    with open("/var/lib/shop/export.csv", "w") as out:
        out.writelines(rows)
