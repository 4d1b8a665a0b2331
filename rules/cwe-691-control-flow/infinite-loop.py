def smallest_free(used):
    number = 0
    # ruleid: infinite-loop
    while True:
        number += 1
        if number not in used:
            print_it = number


def spin(flag):
    # ruleid: infinite-loop
    while True:
        pass


def well(used):
    number = 0
    # ok: infinite-loop
    while True:
        if number not in used:
            break
        number += 1
    # ok: infinite-loop
    while True:
        if number in used:
            return number
        number += 1


def numbers():
    number = 0
    # ok: infinite-loop
    while True:
        yield number
        number += 1


def serve(server):
    # ok: infinite-loop
    while True:
        server.handle_request()


def search(table, key):
    # ok: infinite-loop
    while 1:
        if key > 9:
            raise KeyError(key)
        key = table[key]
