from Crypto.Cipher import AES, DES
from cryptography.hazmat.primitives.ciphers import algorithms


def ciphers(key, nonce):
    # ruleid: weak-cipher
    first = DES.new(key, DES.MODE_CBC)
    # ruleid: weak-cipher
    second = algorithms.ARC4(key)
    # ok: weak-cipher
    good = AES.new(key, AES.MODE_GCM, nonce=nonce)
    return first, second, good
