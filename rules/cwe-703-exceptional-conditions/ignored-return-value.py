import os

import pytest


def normalise(name, names):
    # ruleid: ignored-return-value
    name.strip()
    if name.startswith("x-"):
        # ruleid: ignored-return-value
        name.replace("x-", "")
    # ruleid: ignored-return-value
    name.lower()  # compare without case
    # ruleid: ignored-return-value
    sorted(names)
    # ruleid: ignored-return-value
    "{} of {}".format(name, len(names))
    # ruleid: ignored-return-value
    os.path.join("a", name)
    # ruleid: ignored-return-value
    names[0].rstrip("/")
    return name


class Reader:
    def close(self):
        # ruleid: ignored-return-value
        isinstance(self.handle, int)
        # ruleid: ignored-return-value
        self.path.rstrip()


def well(name, names, path):
    # ok: ignored-return-value
    name = name.strip()
    # ok: ignored-return-value
    names.sort()
    # ok: ignored-return-value
    os.replace("a", "b")
    # ok: ignored-return-value
    path.replace(name)
    parts = [
        # ok: ignored-return-value
        name.lower(),
        # ok: ignored-return-value
        name.upper()
    ]
    long = (
        # ok: ignored-return-value
        name.strip()
        .upper()
    )
    # ok: ignored-return-value
    return name.lower(), parts, long


def tests(value):
    with pytest.raises(AttributeError):
        # ok: ignored-return-value
        value.lower()
    try:
        # ok: ignored-return-value
        value.lower()
    except AttributeError:
        return False
    return True


def later(callable: object, *given):
    # ok: ignored-return-value
    callable(*given)


def known(given, encoding):
    # ruleid: ignored-return-value
    callable(given)
    try:
        # ok: ignored-return-value
        "x".encode(encoding)
    except LookupError as error:
        print(error)
