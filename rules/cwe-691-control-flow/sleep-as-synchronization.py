import time
from time import sleep


def test_worker(worker):
    worker.start()
    # ruleid: sleep-as-synchronization
    time.sleep(2)
    assert worker.done


def test_cache(cache):
    cache.put("a", 1, ttl=0.1)
    # ruleid: sleep-as-synchronization
    sleep(0.2)
    assert cache.get("a") is None


def test_well(worker, deadline):
    worker.start()
    while not worker.done:
        assert time.monotonic() < deadline
        # ok: sleep-as-synchronization
        time.sleep(0.01)
    worker.join()


def wait(worker):
    # ok: sleep-as-synchronization
    time.sleep(2)
