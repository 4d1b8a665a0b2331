from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import modes


def make(key, nonce):
    # ruleid: weak-cipher-mode
    first = AES.new(key, AES.MODE_ECB)
    # ruleid: weak-cipher-mode
    second = modes.ECB()
    # ok: weak-cipher-mode
    good = AES.new(key, AES.MODE_GCM, nonce=nonce)
    return first, second, good
