def check(answer, number):
    # ruleid: constant-condition
    if answer == "y" or "yes":
        return True
    # ruleid: constant-condition
    if number == 1 or 2:
        return True
    # ruleid: constant-condition
    if (answer == "y", number == 1):
        return True
    # ruleid: constant-condition
    while answer != "q" or "quit":
        answer = input()
    # ok: constant-condition
    if answer == "y" or answer == "yes":
        return True
    # ok: constant-condition
    if answer in ("y", "yes"):
        return True
    # ok: constant-condition
    if (answer == "y") or (number == 1):
        return True
    # ok: constant-condition
    name = answer or "nobody"
    return name


VERSION = "1.2"
PRE_RELEASE = "dev"  # '' for releases
# ok: constant-condition
if PRE_RELEASE:
    VERSION += "." + PRE_RELEASE
# ruleid: constant-condition
if "dev":
    VERSION += "."
