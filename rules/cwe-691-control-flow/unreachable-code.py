def close(handle):
    return handle.status
    # ruleid: unreachable-code
    handle.close()


def poll(queue):
    while True:
        queue.get()
    # ruleid: unreachable-code
    queue.close()


def kind(value):
    if value > 0:
        return "gain"
    else:
        return "loss"
    # ruleid: unreachable-code
    return "none"


# ok: unreachable-code
def wait(queue):
    while True:
        if queue.get() is None:
            break
    queue.close()


# ok: unreachable-code
def nothing():
    return
    yield


# ok: unreachable-code
def later(folder):
    raise NotImplementedError("not yet")

    # pylint: disable=unreachable
    folder.update()
