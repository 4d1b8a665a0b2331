import socket
import sqlite3
from concurrent.futures import ThreadPoolExecutor


def copy(path, target):
    source = open(path)
    head = source.readline()
    source.close()
    # ruleid: use-after-close
    target.write(head + source.read())


def late(path):
    with open(path) as handle:
        first = handle.readline()
    # ruleid: use-after-close
    return first, handle.readlines()


def store(path, rows):
    connection = sqlite3.connect(path)
    cursor = connection.cursor()
    cursor.executemany("INSERT INTO t VALUES (?)", rows)
    connection.close()
    # ruleid: use-after-close
    connection.commit()


def send(address, data):
    sock = socket.create_connection(address)
    sock.close()
    # ruleid: use-after-close
    sock.sendall(data)


def work(jobs):
    with ThreadPoolExecutor() as pool:
        # ok: use-after-close
        results = [pool.submit(job) for job in jobs]
    return [result.result() for result in results]


def name_of(path):
    handle = open(path)
    handle.close()
    # ok: use-after-close
    return handle.name


def again(path):
    handle = open(path)
    handle.close()
    handle = open(path)
    # ok: use-after-close
    text = handle.read()
    handle.close()
    return text


def maybe(path, keep):
    handle = open(path)
    if not keep:
        handle.close()
        return None
    # ok: use-after-close
    return handle.read()


def each(paths):
    for path in paths:
        handle = open(path)
        # ok: use-after-close
        print(handle.read())
        handle.close()
