import os
import subprocess
import threading


class Pool:
    lock = threading.Lock()

    def __del__(self):
        # ruleid: wait-in-del
        with self.lock:
            self.users.discard(self)
        # ruleid: wait-in-del
        self.worker.join()


class Mount:
    def __del__(self):
        # ruleid: wait-in-del
        subprocess.call(["umount", self.path])


class Folder:
    def __del__(self):
        # ok: wait-in-del
        print("left open: " + os.path.join(self.base, self.name), ", ".join(self.files))
        # ok: wait-in-del
        if self.lock.acquire(blocking=False):
            self.lock.release()
        # ok: wait-in-del
        self.worker.join(timeout=1)

    def close(self):
        # ok: wait-in-del
        with self.lock:
            self.files.clear()
