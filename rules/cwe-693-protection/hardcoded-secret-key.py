import jwt
from cryptography.fernet import Fernet
from flask import Flask

app = Flask(__name__)
# ruleid: hardcoded-secret-key
app.secret_key = "b2f8c0e5d1"
# ruleid: hardcoded-secret-key
app.config["SECRET_KEY"] = "dev"
# ok: hardcoded-secret-key
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
# ruleid: hardcoded-secret-key
SECRET_KEY = "django-insecure-8x#k2"
# ok: hardcoded-secret-key
SECRET_KEY = ""


def tokens(claims, key):
    # ruleid: hardcoded-secret-key
    first = jwt.encode(claims, "hush-hush", algorithm="HS256")
    # ruleid: hardcoded-secret-key
    box = Fernet(b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=")
    # ok: hardcoded-secret-key
    second = jwt.encode(claims, key, algorithm="HS256")
    return first, box, second
