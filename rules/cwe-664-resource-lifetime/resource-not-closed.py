import contextlib
import gzip
import io
import os
import socket
import sqlite3
import tarfile
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

import requests


def count_lines(path):
    # ruleid: resource-not-closed
    handle = open(path)
    return sum(1 for _ in handle)


def first_line(path):
    # ruleid: resource-not-closed
    handle = open(path)
    line = handle.readline()
    if not line:
        return None
    handle.close()
    return line


def probe(host, port):
    # ruleid: resource-not-closed
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.settimeout(2)
    return sock.connect_ex((host, port)) == 0


def tables(path):
    # ruleid: resource-not-closed
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name FROM sqlite_master").fetchall()
    return [row[0] for row in rows]


def names(path):
    # ruleid: resource-not-closed
    archive = zipfile.ZipFile(path)
    return archive.namelist()


def scratch(data):
    # ruleid: resource-not-closed
    fd, path = tempfile.mkstemp()
    with open(path, "wb") as out:
        out.write(data)
    return path


def both(urls):
    # ruleid: resource-not-closed
    pool = ThreadPoolExecutor(4)
    return list(pool.map(len, urls))


def fetch(url):
    # ok: resource-not-closed
    session = requests.Session()
    try:
        return session.get(url, timeout=5).json()
    finally:
        session.close()


def read(path):
    # ok: resource-not-closed
    with open(path) as handle:
        return handle.read()


def opened(path, mode="r"):
    # ok: resource-not-closed
    handle = open(path, mode)
    return handle


def lines(path):
    # ok: resource-not-closed
    handle = open(path)
    for line in handle:
        yield line
    handle.close()


def members(path):
    # ok: resource-not-closed
    with contextlib.closing(tarfile.open(path)) as archive:
        return archive.getnames()


def merged(paths, out):
    with contextlib.ExitStack() as stack:
        # ok: resource-not-closed
        handles = [stack.enter_context(open(path)) for path in paths]
        for handle in handles:
            out.write(handle.read())


def scratch_closed(data):
    # ok: resource-not-closed
    fd, path = tempfile.mkstemp()
    with os.fdopen(fd, "wb") as out:
        out.write(data)
    return path


def optional_log(path, verbose):
    log = None
    if verbose:
        # ok: resource-not-closed
        log = open(path, "a")
    try:
        return run(log)
    finally:
        if log is not None:
            log.close()


class Reader:
    def __init__(self, path):
        # ok: resource-not-closed
        self.handle = open(path)

    def close(self):
        self.handle.close()


def reader(path):
    # ok: resource-not-closed
    handle = open(path)
    return Reader.of(handle)


def run(log):
    return log


def member_of(data, name):
    # ok: resource-not-closed
    archive = zipfile.ZipFile(io.BytesIO(data))
    return archive.read(name).decode()


def first_member(data):
    memory = io.BytesIO(data)
    # ok: resource-not-closed
    archive = tarfile.open(fileobj=memory, mode="r:gz")
    return archive.getnames()[0]


def unpacked(data):
    # ok: resource-not-closed
    stream = gzip.GzipFile(fileobj=io.BytesIO(data))
    return stream.read().decode()


def packed(names):
    memory = io.BytesIO()
    # ruleid: resource-not-closed
    archive = zipfile.ZipFile(memory, "w")
    for name in names:
        archive.writestr(name, b"")
    return memory.getvalue()


def member_of_file(path, name):
    # ruleid: resource-not-closed
    archive = zipfile.ZipFile(path)
    return archive.read(name).decode()
