import hashlib

from werkzeug.security import generate_password_hash

FOLDER = "/var/lib/shop"


def register(user, word):
    # ruleid: weak-password-hash
    user.password = hashlib.md5(word.encode()).hexdigest()
    digest = hashlib.new("sha1")
    digest.update(word.encode())
    # ruleid: weak-password-hash
    user.password_hash = digest.hexdigest()
    # ok: weak-password-hash
    user.password = generate_password_hash(word)
    # ok: weak-password-hash
    user.etag = hashlib.md5(word.encode()).hexdigest()
    # ok: weak-password-hash
    user.password = hashlib.scrypt(word.encode(), salt=user.salt, n=2**14, r=8, p=1)


def keep(word):
    line = hashlib.sha1(word.encode()).hexdigest()
    with open(f"{FOLDER}/passwords.txt", "a") as stream:
        # ruleid: weak-password-hash
        stream.write(line)
    with open("/var/lib/shop/digests.txt", "a") as stream:
        # ok: weak-password-hash
        stream.write(line)


def hash_password(password, salt):
    # ruleid: weak-password-hash
    return hashlib.sha256((salt + password).encode()).hexdigest()


def hash_password_slowly(password, salt):
    # ok: weak-password-hash
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1).hex()


def cache_key(url):
    # ok: weak-password-hash
    return hashlib.sha256(url.encode()).hexdigest()
