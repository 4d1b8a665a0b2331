import threading

LOCK = threading.Lock()


def add(table, key, value):
    # ruleid: lock-acquired-without-with
    LOCK.acquire()
    table[key] = value
    LOCK.release()


class Counter:
    def up(self):
        # ruleid: lock-acquired-without-with
        self._lock.acquire()
        self.count += self.step()
        self._lock.release()

    def well(self):
        # ok: lock-acquired-without-with
        self._lock.acquire()
        try:
            self.count += self.step()
        finally:
            self._lock.release()

    def twice(self):
        # ok: lock-acquired-without-with
        self._lock.acquire()
        try:
            self.count += 1
        finally:
            self._lock.release()
        while self.count > 9:
            # ok: lock-acquired-without-with
            self._lock.acquire()
            try:
                try:
                    self.count -= self.step()
                except ValueError:
                    self.count = 0
            finally:
                self._lock.release()

    def better(self):
        # ok: lock-acquired-without-with
        with self._lock:
            self.count += self.step()


def wait():
    # ok: lock-acquired-without-with
    LOCK.acquire()
    LOCK.release()


def held(lock):
    # ok: lock-acquired-without-with
    if lock.acquire(False):
        lock.release()
        return False
    return True


def take(queue):
    # ok: lock-acquired-without-with
    LOCK.acquire()
    if not queue:
        return None
    item = queue.pop()
    LOCK.release()
    return item


def put(queue, item):
    # ok: lock-acquired-without-with
    LOCK.acquire()
    for other in queue:
        if other == item:
            return
    queue.append(item)
    LOCK.release()


def all_ways(queue):
    # ruleid: lock-acquired-without-with
    LOCK.acquire()
    if not queue:
        LOCK.release()
        return None
    item = queue.pop()
    LOCK.release()
    return item


def in_turn(queue, other):
    # ruleid: lock-acquired-without-with
    LOCK.acquire()
    item = queue.pop()
    LOCK.release()
    if not item:
        return None
    # ruleid: lock-acquired-without-with
    LOCK.acquire()
    other.append(item.text())
    LOCK.release()
    return item


def waits(queue):
    # ruleid: lock-acquired-without-with
    LOCK.acquire(timeout=9)
    if not queue:
        return None
    item = queue.pop()
    LOCK.release()
    return item
