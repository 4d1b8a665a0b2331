import hashlib
from hashlib import sha1


def digests(data, request):
    # ruleid: weak-hash-undeclared
    first = hashlib.md5(data).hexdigest()
    # ruleid: weak-hash-undeclared
    second = sha1(data).hexdigest()
    # ruleid: weak-hash-undeclared
    third = hashlib.new("md5", data)
    # ok: weak-hash-undeclared
    size = hashlib.sha1().digest_size * 2
    # ok: weak-hash-undeclared
    etag = hashlib.md5(data).hexdigest()
    # ok: weak-hash-undeclared
    good = hashlib.sha256(data).hexdigest()
    # ok: weak-hash-undeclared
    quick = hashlib.md5(data, usedforsecurity=False).hexdigest()
    # ok: weak-hash-undeclared
    token = hashlib.md5(data).hexdigest()
    return first, second, third, size, etag, good, quick, token
