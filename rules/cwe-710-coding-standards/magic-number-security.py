import datetime
import hashlib

import bcrypt
import jwt

PBKDF2_ROUNDS = 600_000
TOKEN_LIFETIME = datetime.timedelta(minutes=15)


def hash_password(password, salt):
    # ruleid: magic-number-security
    return hashlib.pbkdf2_hmac("sha256", password, salt, 390000)


def hash_again(password):
    # ruleid: magic-number-security
    return bcrypt.hashpw(password, bcrypt.gensalt(13))


def token_for(user, key):
    now = datetime.datetime.now(datetime.timezone.utc)
    # ruleid: magic-number-security
    return jwt.encode({"sub": user.id, "exp": now + datetime.timedelta(days=30)}, key)


def remember(response, value):
    # ruleid: magic-number-security
    response.set_cookie("remember", value, max_age=60 * 60 * 24 * 365, secure=True)
    # ok: magic-number-security
    response.set_cookie("remember", "", max_age=0)


def hash_named(password, salt):
    # ok: magic-number-security
    return hashlib.pbkdf2_hmac("sha256", password, salt, PBKDF2_ROUNDS)


def short_token_for(user, key):
    now = datetime.datetime.now(datetime.timezone.utc)
    # ok: magic-number-security
    return jwt.encode({"sub": user.id, "exp": now + TOKEN_LIFETIME}, key)
