def handlers():
    try:
        a()
    except KeyError as e:
        b(e)
    except:
        c()
    else:
        d()
    f()


def cleanup(x):
    try:
        if x:
            return a()
        b()
    finally:
        c()
    return d()


def both():
    try:
        a()
    except ValueError:
        raise
    finally:
        b()


def overridden():
    try:
        a()
    finally:
        return 1
