import contextlib
import os
from contextlib import suppress


def clean(path, client):
    # ruleid: contextlib-suppress-broad
    with contextlib.suppress(Exception):
        os.unlink(path)
    # ok: contextlib-suppress-broad
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    client.close()


def stop(client):

    # ruleid: contextlib-suppress-broad
    with suppress(BaseException):
        client.close()


def shutdown(client):
    with suppress(Exception):  # the server may be gone: nothing to do about it
        client.close()


def tidy(client):
    # ok: contextlib-suppress-broad
    with contextlib.suppress(Exception):  # nobody is there to tell
        client.close()


def bind(server):
    # setsockopt is not there where the protocol is too old
    # ok: contextlib-suppress-broad
    with suppress(Exception):
        server.setsockopt(41, 26, 0)
    server.listen()


def farewell(client):
    # ok: contextlib-suppress-broad
    with suppress(Exception):
        # the peer may be gone
        client.close()
