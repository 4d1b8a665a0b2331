"""Neighbours and how they sign in."""

import hashlib
import hmac
import os

ROUNDS = 600_000


def hash_password(password, salt=None):
    salt = salt or os.urandom(16)
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)
    return salt.hex() + ":" + digest.hex()


def check_password(password, stored):
    salt, _, _ = stored.partition(":")
    return hmac.compare_digest(hash_password(password, bytes.fromhex(salt)), stored)


def avatar(mail):
    return "https://avatars.example/" + hashlib.md5(mail.lower().encode()).hexdigest()
