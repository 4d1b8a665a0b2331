import hmac
import random
import secrets
import string

from flask import Flask, make_response, session

app = Flask(__name__)


@app.route("/enter")
def enter():
    number = random.randint(0, 2**32)
    # ruleid: insecure-random-in-session
    session["ticket"] = str(number)
    letters = [random.choice(string.ascii_letters) for _ in range(20)]
    answer = make_response("welcome")
    # ruleid: insecure-random-in-session
    answer.set_cookie("remember", "".join(letters))
    # ok: insecure-random-in-session
    answer.set_cookie("remember", secrets.token_urlsafe(32))
    # ok: insecure-random-in-session
    session["ticket"] = str(random.SystemRandom().randint(0, 2**32))
    # ok: insecure-random-in-session
    session["colour"] = "red" if number > 7 else "blue"
    return answer


def sign(message):
    key = random.randbytes(16)
    # ruleid: insecure-random-in-session
    return hmac.new(key, message, "sha256").digest()
