def count(items):
    for i in items:
        if i:
            continue
        break
    else:
        a()
    b()


def forever():
    while True:
        if a():
            break


def never():
    while 0:
        a()
    b()


def leaves(items):
    for i in items:
        try:
            if i:
                break
        finally:
            a(i)
