"""Neighbours and how they sign in."""

import hashlib
import hmac
import os
import random
import string

ROUNDS = 600_000


def hash_password(password, salt=None):
    salt = salt or os.urandom(16)
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)
    return salt.hex() + ":" + digest.hex()


def check_password(password, stored):
    salt, _, _ = stored.partition(":")
    return hmac.compare_digest(hash_password(password, bytes.fromhex(salt)), stored)


def reset_code(length=8):
    """What is mailed to a neighbour who forgot the password."""
    return "".join(random.choice(string.ascii_letters) for _ in range(length))


def remember(reset, code):
    reset["code"] = hashlib.md5(code.encode()).hexdigest()


def may_reset(reset, role):
    if role is "admin":
        return True
    return reset.get("code") is not None


def avatar(mail):
    return "https://avatars.example/" + hashlib.md5(mail.lower().encode()).hexdigest()
