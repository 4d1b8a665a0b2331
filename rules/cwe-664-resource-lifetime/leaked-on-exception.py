import io
import json
import logging
import os
import selectors
import socket
import tempfile
import urllib.request
import zipfile

from streams import Stream

LOG = logging.getLogger(__name__)


def ask(address, question):
    # ruleid: leaked-on-exception
    sock = socket.create_connection(address)
    sock.sendall(question.encoded())
    answer = sock.recv(1024)
    sock.close()
    return answer


def load(path):
    # ok: leaked-on-exception
    handle = open(path)
    settings = json.load(handle)
    handle.close()
    return settings


def save(rows):
    # ruleid: leaked-on-exception
    fd, path = tempfile.mkstemp()
    os.write(fd, json.dumps(rows).encode())
    os.close(fd)
    return path


def swallowed(path):
    try:
        # ok: leaked-on-exception
        handle = open(path)
        settings = json.load(handle)
        handle.close()
    except ValueError:
        settings = {}
    return settings


def load_well(path):
    # ok: leaked-on-exception
    with open(path) as handle:
        return json.load(handle)


def load_by_hand(path):
    # ok: leaked-on-exception
    handle = open(path)
    try:
        return json.load(handle)
    finally:
        handle.close()


def cleans_up(path):
    # ok: leaked-on-exception
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
    # ok: leaked-on-exception
    handle = open(path, "w")
    LOG.info("writing %d", len(text))
    handle.write(text)
    handle.close()


def connect(address, source):
    # ruleid: leaked-on-exception
    sock = socket.socket()
    sock.bind(source)
    return Stream.of(sock, address)


def connect_well(address, source):
    # ok: leaked-on-exception
    sock = socket.socket()
    try:
        sock.bind(source)
    except OSError:
        sock.close()
        raise
    return Stream.of(sock, address)


def never_closed(path):
    # ok: leaked-on-exception
    handle = open(path)
    return json.load(handle)


def call_with_limit(function, limit):
    import multiprocessing.pool

    # ok: leaked-on-exception
    pool = multiprocessing.pool.ThreadPool(processes=1)
    result = pool.apply_async(function)
    pool.close()
    return result.get(limit)


def call_prepared(function, limit):
    import multiprocessing.pool

    # ruleid: leaked-on-exception
    pool = multiprocessing.pool.ThreadPool(processes=1)
    result = pool.apply_async(function, prepare(limit))
    pool.close()
    return result.get(limit)


def member_of(data, name):
    # ok: leaked-on-exception
    archive = zipfile.ZipFile(io.BytesIO(data))
    found = json.loads(archive.read(name))
    archive.close()
    return found


def archive_in_memory(names, store):
    out = io.BytesIO()
    # ok: leaked-on-exception
    archive = zipfile.ZipFile(out, mode="w")
    store.check(names)
    archive.close()
    return out.getvalue()


def archive_on_disk(path, names, store):
    # ok: leaked-on-exception
    archive = zipfile.ZipFile(path, mode="w")
    store.check(names)
    archive.close()


def first_answer(channels, question):
    # ok: leaked-on-exception
    selector = selectors.PollSelector()
    channels.ask(question)
    ready = selector.select()
    selector.close()
    return ready


def save_by_descriptor(path, rows):
    # ruleid: leaked-on-exception
    fd = os.open(path, os.O_WRONLY)
    text = json.dumps(rows)
    # ok: leaked-on-exception
    with os.fdopen(fd, "w") as handle:
        handle.write(text)


def fetch(request, context):
    if context:
        # ok: leaked-on-exception
        answer = urllib.request.urlopen(request, context=context)
    else:
        # ok: leaked-on-exception
        answer = urllib.request.urlopen(request)
    text = answer.read()
    answer.close()
    return text


def fetch_and_tell(request, context, log):
    if context:
        # ruleid: leaked-on-exception
        answer = urllib.request.urlopen(request, context=context)
    else:
        # ruleid: leaked-on-exception
        answer = urllib.request.urlopen(request)
    log.note(answer.getcode())
    answer.close()
