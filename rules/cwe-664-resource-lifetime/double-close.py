import os
import threading

LOCK = threading.Lock()


def write(path, data):
    fd = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        os.write(fd, data)
        os.close(fd)
    finally:
        # todoruleid: double-close
        os.close(fd)


def write_twice(path, data):
    fd = os.open(path, os.O_WRONLY)
    os.write(fd, data)
    os.close(fd)
    os.unlink(path)
    # ruleid: double-close
    os.close(fd)


def add(table, key):
    LOCK.acquire()
    table[key] = True
    LOCK.release()
    if len(table) > 9:
        table.clear()
    # ruleid: double-close
    LOCK.release()


def write_once(path, data):
    fd = os.open(path, os.O_WRONLY)
    try:
        os.write(fd, data)
    finally:
        # ok: double-close
        os.close(fd)


def each_once(paths):
    for path in paths:
        fd = os.open(path, os.O_RDONLY)
        print(os.fstat(fd).st_size)
        # ok: double-close
        os.close(fd)


def one_or_other(path, sync):
    fd = os.open(path, os.O_WRONLY)
    if sync:
        os.fsync(fd)
        os.close(fd)
        return
    # ok: double-close
    os.close(fd)


def closed_twice_is_fine(path):
    handle = open(path)
    handle.close()
    # ok: double-close
    handle.close()


def between(table):
    LOCK.acquire()
    size = len(table)
    LOCK.release()
    LOCK.acquire()
    table["size"] = size
    # ok: double-close
    LOCK.release()


class Plot:
    def __init__(self):
        self.guard = threading.RLock()

    def adjust(self):
        self.guard.acquire()
        self.done = True
        self.guard.release()

    def clear(self):
        self.guard.acquire()
        self.adjust()
        # ok: double-close
        self.guard.release()
