import os
import sys


def settings():
    # ruleid: text-used-as-number
    workers = os.environ["CORES"] * 2
    # ruleid: text-used-as-number
    size = sys.argv[1] * 1024
    # ruleid: text-used-as-number
    port = os.getenv("PORT", "8000") + 1
    # ruleid: text-used-as-number
    age = input("age: ") + 1
    return workers, size, port, age


def well():
    # ok: text-used-as-number
    workers = int(os.environ["CORES"]) * 2
    # ok: text-used-as-number
    name = os.environ["NAME"] + "-1"
    # ok: text-used-as-number
    line = "-" * 20
    return workers, name, line
