import crypt
import hashlib
from hashlib import sha1

from cryptography.hazmat.primitives import hashes


def digests(data, request):
    # ruleid: weak-hash
    token = hashlib.md5(data).hexdigest()
    # ruleid: weak-hash
    is_signed = sha1(data + SECRET).hexdigest() == request.signature
    # ruleid: weak-hash
    nonce = hashlib.new("md5", data)
    # ok: weak-hash
    name = hashlib.sha1(data).hexdigest()
    # ruleid: weak-hash
    fourth = hashes.SHA1()
    # ok: weak-hash
    size = hashlib.sha1().digest_size * 2
    # ok: weak-hash
    folder = hashlib.sha1(request.url).hexdigest()
    # ok: weak-hash
    etag = hashlib.md5(data).hexdigest()
    # ok: weak-hash
    good = hashlib.sha256(data).hexdigest()
    # ok: weak-hash
    cache_key = hashlib.md5(data, usedforsecurity=False).hexdigest()
    return token, is_signed, nonce, name, fourth, size, folder, etag, good, cache_key


def named(data, password):
    # ruleid: weak-hash
    verified = hashlib.new(name="md5", data=data)
    # ruleid: weak-hash
    second = crypt.crypt(password, crypt.METHOD_MD5)
    # ok: weak-hash
    third = crypt.crypt(password, crypt.METHOD_SHA512)
    return verified, second, third
