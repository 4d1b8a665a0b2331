import queue
import signal
import threading

LOCK = threading.Lock()
EVENTS = queue.Queue()
STOP = threading.Event()


def on_term(signum, frame):
    # ruleid: signal-handler-unsafe
    LOCK.acquire()
    LOCK.release()
    # ruleid: signal-handler-unsafe
    EVENTS.put(signum)


signal.signal(signal.SIGTERM, on_term)


def on_int(signum, frame):
    # ok: signal-handler-unsafe
    STOP.set()


signal.signal(signal.SIGINT, on_int)


def elsewhere(signum, frame):
    # ok: signal-handler-unsafe
    LOCK.acquire()
