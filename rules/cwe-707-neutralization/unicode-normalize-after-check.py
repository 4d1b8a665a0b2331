import html
import unicodedata

from flask import request
from markupsafe import escape
from werkzeug.utils import secure_filename


def comment():
    text = html.escape(request.form["text"])
    # ruleid: unicode-normalize-after-check
    return unicodedata.normalize("NFKC", text)


def title():
    # ruleid: unicode-normalize-after-check
    return unicodedata.normalize("NFKD", escape(request.args["title"]) + "!")


def upload(name):
    safe = secure_filename(name)
    # ruleid: unicode-normalize-after-check
    path = "uploads/" + unicodedata.normalize("NFKC", safe)
    return path


def comment_well():
    # ok: unicode-normalize-after-check
    text = unicodedata.normalize("NFKC", request.form["text"])
    return html.escape(text)


def composed():
    text = html.escape(request.form["text"])
    # ok: unicode-normalize-after-check
    return unicodedata.normalize("NFC", text)


def other(name, text):
    safe = html.escape(text)
    # ok: unicode-normalize-after-check
    return unicodedata.normalize("NFKC", name), safe
