import threading

LOCK = threading.Lock()


def take(queue):
    # ruleid: lock-not-released
    LOCK.acquire()
    if not queue:
        return None
    item = queue.pop()
    LOCK.release()
    return item


class Cache:
    def __init__(self):
        self.guard = threading.RLock()
        self.items = {}

    def get(self, key):
        # ruleid: lock-not-released
        self.guard.acquire()
        if key in self.items:
            value = self.items[key]
            self.guard.release()
            return value
        return None

    def put(self, key, value):
        # ok: lock-not-released
        self.guard.acquire()
        try:
            if key in self.items:
                return False
            self.items[key] = value
            return True
        finally:
            self.guard.release()

    def lock(self):
        # ok: lock-not-released
        self.guard.acquire()

    def unlock(self):
        self.guard.release()

    def meanwhile(self, work):
        self.guard.release()
        try:
            work()
        finally:
            # ok: lock-not-released
            self.guard.acquire()

    def tried(self):
        # ok: lock-not-released
        if self.guard.acquire(blocking=False):
            self.guard.release()


def all_ways(queue):
    # ok: lock-not-released
    LOCK.acquire()
    if not queue:
        LOCK.release()
        return None
    item = queue.pop()
    LOCK.release()
    return item


def with_with(queue):
    # ok: lock-not-released
    with LOCK:
        return queue.pop()


def put(queue, item):
    # ruleid: lock-not-released
    LOCK.acquire()
    for other in queue:
        if other == item:
            return
    queue.append(item)
    LOCK.release()
