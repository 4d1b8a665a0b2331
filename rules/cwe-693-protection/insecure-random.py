import random
import secrets
import string


def invite(user):
    # ruleid: insecure-random
    token = "".join(random.choice(string.ascii_letters) for _ in range(20))
    # ruleid: insecure-random
    user.reset_token = random.getrandbits(128)
    # ok: insecure-random
    user.nonce = secrets.token_hex(16)
    # ok: insecure-random
    delay = random.randint(1, 5)
    # ok: insecure-random
    user.salt = random.SystemRandom().getrandbits(64)
    return token, delay
