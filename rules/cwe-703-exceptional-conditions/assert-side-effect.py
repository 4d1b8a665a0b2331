import os
import subprocess


def take(queue, wanted):
    # ruleid: assert-side-effect
    assert queue.pop() == wanted
    # ruleid: assert-side-effect
    assert queue.popleft() is not None


def build(target, lock, lines):
    # ruleid: assert-side-effect
    assert subprocess.call(["make", target]) == 0
    # ruleid: assert-side-effect
    assert os.system("make install") == 0, "install failed"
    # ruleid: assert-side-effect
    assert lock.acquire(), "busy"
    # ruleid: assert-side-effect
    assert lines.readline() == "HEADER"


def well(queue, target, path):
    first = queue.pop()
    # ok: assert-side-effect
    assert first is not None
    code = subprocess.call(["make", target])
    # ok: assert-side-effect
    assert code == 0
    # ok: assert-side-effect
    assert os.path.basename(path).count(".") == 1
    # ok: assert-side-effect
    assert queue.index(first) == 0
