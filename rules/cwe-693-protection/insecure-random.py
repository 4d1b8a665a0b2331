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


def new_token(length):
    # ruleid: insecure-random
    return "".join(random.choice(string.hexdigits) for _ in range(length))


def make_token_order(tokens):
    # ok: insecure-random
    return random.sample(tokens, len(tokens))


def send_reset(user):
    code = random.randint(100000, 999999)
    # ruleid: insecure-random
    user.reset_code = str(code)
    safe = random.SystemRandom().randint(100000, 999999)
    # ok: insecure-random
    user.login_code = str(safe)
