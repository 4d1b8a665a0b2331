import socket


def send(host, data):
    connection = None
    try:
        connection = socket.create_connection((host, 80))
        connection.sendall(data)
    finally:
        # ruleid: none-constant-used
        connection.close()


def send_safely(host, data):
    connection = None
    try:
        connection = socket.create_connection((host, 80))
        connection.sendall(data)
    finally:
        if connection is not None:
            # ok: none-constant-used
            connection.close()


def forgotten():
    names = None
    # ruleid: none-constant-used
    names.append("a")
    return names


def first_turn(values):
    result = None
    for value in values:
        failed = isinstance(result, Exception)
        if failed:
            # ok: none-constant-used
            print(result.args)
        result = value


def by_turns(values):
    best = None
    for value in values:
        if value.is_first:
            best = value
        else:
            # ok: none-constant-used
            best = best.merge(value)
    return best


def either(flag):
    names = None
    if flag:
        names = []
    # ok: none-constant-used
    return names.index("a")


def given(names=None):
    # ok: none-constant-used
    return names.index("a")


def tried():
    names = None
    try:
        # ok: none-constant-used
        names.append("a")
    except AttributeError:
        return []
    return names


def captured(watch):
    seen = None

    def keep(value):
        nonlocal seen
        seen = value

    watch(keep)
    # ok: none-constant-used
    return seen.upper()


def not_captured(watch):
    seen = None

    def keep(value):
        seen = value
        return seen

    watch(keep)
    # ruleid: none-constant-used
    return seen.upper()
