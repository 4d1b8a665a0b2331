import hashlib


def derive(password, salt):
    # ruleid: low-kdf-iterations
    first = hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    # ruleid: low-kdf-iterations
    second = hashlib.pbkdf2_hmac("sha256", password, salt, iterations=10_000)
    # ok: low-kdf-iterations
    third = hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    return first, second, third
