import re

from flask import request

BLANKS_AT_END = re.compile(r"\s+$")
NAME = re.compile(r"^\w+\s*$")


def strip(text):
    # ruleid: polynomial-redos
    return re.sub(r"\s+$", "", text)


def view():
    text = request.args["text"]
    # ruleid: polynomial-redos
    BLANKS_AT_END.search(text)
    # ok: polynomial-redos
    NAME.match(text)
    # ok: polynomial-redos
    re.match(r"[a-z]+$", text)
    # ruleid: polynomial-redos
    re.findall(r"(\w+):(\w+)", text)
    # ok: polynomial-redos
    re.findall(r"(\w+):(\w+)", text[:200])
    if len(text) < 100:
        # ok: polynomial-redos
        re.findall(r"(\w+):(\w+)", text)
    if len(text) > 1000:
        return None
    # ok: polynomial-redos
    BLANKS_AT_END.search(text)
    return strip(request.args["other"])
