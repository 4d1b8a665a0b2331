import contextlib


class Pool:
    def items(self):
        with self._lock:
            for item in self._items:
                # ruleid: yield-in-lock
                yield item

    def snapshot(self):
        with self._lock:
            items = list(self._items)
        for item in items:
            # ok: yield-in-lock
            yield item

    @contextlib.contextmanager
    def held(self):
        with self._lock:
            # ok: yield-in-lock
            yield self
