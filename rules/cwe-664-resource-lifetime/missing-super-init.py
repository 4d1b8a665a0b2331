import logging
import threading
from threading import Thread


# ruleid: missing-super-init
class Worker(Thread):
    def __init__(self, queue):
        self.queue = queue


# ruleid: missing-super-init
class ListHandler(logging.Handler):
    def __init__(self):
        self.records = []


# ok: missing-super-init
class Good(threading.Thread):
    def __init__(self, queue):
        super().__init__(daemon=True)
        self.queue = queue


# ok: missing-super-init
class Old(threading.Thread):
    def __init__(self, queue):
        threading.Thread.__init__(self)
        self.queue = queue


# ok: missing-super-init
class NoInit(threading.Thread):
    def run(self):
        print("run")


# ok: missing-super-init
class Other(Good):
    def __init__(self):
        self.records = []
