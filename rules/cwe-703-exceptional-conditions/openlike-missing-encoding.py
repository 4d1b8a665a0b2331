import os
from pathlib import Path


def read(path):
    # ruleid: openlike-missing-encoding
    with open(path) as handle:
        first = handle.read()
    # ruleid: openlike-missing-encoding
    with open(path, "w") as handle:
        handle.write(first)
    # ruleid: openlike-missing-encoding
    return Path(path).read_text()


def well(path, options):
    # ok: openlike-missing-encoding
    with open(path, encoding="utf-8") as handle:
        first = handle.read()
    # ok: openlike-missing-encoding
    with open("/proc/self/mounts") as handle:
        second = handle.read()
    # ok: openlike-missing-encoding
    with open(path, "rb") as handle:
        second = handle.read()
    # ok: openlike-missing-encoding
    with open(path, mode="wb") as handle:
        handle.write(second)
    # ok: openlike-missing-encoding
    with open(path, "r", **options) as handle:
        third = handle.read()
    # ok: openlike-missing-encoding
    return os.open(path, os.O_RDONLY), first, third, Path(path).read_text("utf-8")
