# ruleid: global-at-module
global counter
counter = 0


def more():
    # ok: global-at-module
    global counter
    counter += 1
