import hashlib
import os

import bcrypt
from Crypto.Cipher import AES
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC


def seal(key, text):
    # ruleid: static-iv-or-salt
    cipher = AES.new(key, AES.MODE_CBC, b"0123456789abcdef")
    # ruleid: static-iv-or-salt
    zeros = AES.new(key, AES.MODE_CBC, iv=b"\0" * 16)
    # ruleid: static-iv-or-salt
    counter = AES.new(key, AES.MODE_GCM, nonce=b"fixed nonce!")
    iv = os.urandom(16)
    # ok: static-iv-or-salt
    good = AES.new(key, AES.MODE_CBC, iv)
    # ok: static-iv-or-salt
    fresh = AES.new(key, AES.MODE_GCM)
    return cipher, zeros, counter, good, fresh


def open_box(key, nonce, backend):
    # ruleid: static-iv-or-salt
    bad = Cipher(algorithms.AES(key), modes.CBC(b"abcdefghijklmnop"))
    # ruleid: static-iv-or-salt
    empty = Cipher(algorithms.AES(key), modes.CTR(bytes(16)))
    # ok: static-iv-or-salt
    known = backend.cipher_supported(algorithms.AES(key), modes.CBC(b"0" * 16))
    # ok: static-iv-or-salt
    good = Cipher(algorithms.AES(key), modes.GCM(nonce))
    return bad, empty, known, good


def store_password(password, salt):
    # ruleid: static-iv-or-salt
    first = hashlib.pbkdf2_hmac("sha256", password, b"pepper and salt", 600_000)
    # ruleid: static-iv-or-salt
    second = hashlib.scrypt(password, salt=b"salt", n=16384, r=8, p=1)
    # ruleid: static-iv-or-salt
    third = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=b"", iterations=600_000)
    # ruleid: static-iv-or-salt
    fourth = bcrypt.hashpw(password, b"$2b$12$abcdefghijklmnopqrstuv")
    # ok: static-iv-or-salt
    fifth = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    # ok: static-iv-or-salt
    sixth = bcrypt.hashpw(password, bcrypt.gensalt())
    # ok: static-iv-or-salt
    digest = hashlib.new("sha256", password)
    return first, second, third, fourth, fifth, sixth, digest
