import io
import json
import logging
import os
import socket
import tempfile
import zipfile

LOG = logging.getLogger(__name__)


def load(path):
    # ruleid: file-closed-late
    handle = open(path)
    settings = json.load(handle)
    handle.close()
    return settings


def swallowed(path):
    try:
        # ruleid: file-closed-late
        handle = open(path)
        settings = json.load(handle)
        handle.close()
    except ValueError:
        settings = {}
    return settings


def archive_on_disk(path, names, store):
    # ruleid: file-closed-late
    archive = zipfile.ZipFile(path, mode="w")
    store.check(names)
    archive.close()


def copy(rows, descriptor):
    # ruleid: file-closed-late
    handle = os.fdopen(descriptor, "w")
    handle.write(json.dumps(rows))
    handle.close()


def load_well(path):
    # ok: file-closed-late
    with open(path) as handle:
        return json.load(handle)


def load_by_hand(path):
    # ok: file-closed-late
    handle = open(path)
    try:
        return json.load(handle)
    finally:
        handle.close()


def cleans_up(path):
    # ok: file-closed-late
    handle = open(path)
    try:
        settings = json.load(handle)
    except Exception:
        LOG.exception("bad settings in %s", path)
        handle.close()
        raise
    handle.close()
    return settings


def own_methods_only(path, text):
    # ok: file-closed-late
    handle = open(path, "w")
    LOG.info("writing %d", len(text))
    handle.write(text)
    handle.close()


def never_closed(path):
    # ok: file-closed-late
    handle = open(path)
    return json.load(handle)


def member_of(data, name):
    # ok: file-closed-late
    archive = zipfile.ZipFile(io.BytesIO(data))
    found = json.loads(archive.read(name))
    archive.close()
    return found


# These stay open for good: leaked-on-exception.
def ask(address, question):
    # ok: file-closed-late
    sock = socket.create_connection(address)
    sock.sendall(question.encoded())
    sock.close()


def save(rows):
    # ok: file-closed-late
    fd, path = tempfile.mkstemp()
    os.write(fd, json.dumps(rows).encode())
    os.close(fd)
    return path
