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
