def number(text):
    try:
        return int(text)
    # ruleid: bare-except-too-wide
    except:
        raise ValueError("a number is wanted")


def words(thing):
    try:
        found = set(dir(thing))
    # ruleid: bare-except-too-wide
    except:
        # dir() need not return a list
        found = set()
    return found


def kept(connection):
    try:
        connection.run()
    # ok: bare-except-too-wide
    except:
        connection.rollback()
        raise
