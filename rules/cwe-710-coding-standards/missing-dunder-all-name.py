# ok: missing-dunder-all-name
__all__ = ["connect", "VERSION"]

# ruleid: missing-dunder-all-name
__all__ += ["disconect"]

VERSION = "1.0"


def connect(): ...


def disconnect(): ...
