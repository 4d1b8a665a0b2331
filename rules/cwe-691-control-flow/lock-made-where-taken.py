import asyncio
import threading

lock = threading.Lock()


def bump(counter):
    # ruleid: lock-made-where-taken
    with threading.Lock():
        counter.value += 1


def bump_locked(counter):
    # ok: lock-made-where-taken
    with lock:
        counter.value += 1


def take():
    # ruleid: lock-made-where-taken
    threading.RLock().acquire()


async def bump_later(counter):
    # ruleid: lock-made-where-taken
    async with asyncio.Lock():
        counter.value += 1


def make():
    # ok: lock-made-where-taken
    own = threading.Lock()
    return own
