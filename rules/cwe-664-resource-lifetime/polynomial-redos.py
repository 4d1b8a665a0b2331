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


BLANKS_AROUND = re.compile(r"^\s+|\s+$")
DIGITS = re.compile(r"\d+E?\d+$")


def number():
    text = request.args["number"]
    # ruleid: polynomial-redos
    text = BLANKS_AROUND.sub("", text)
    # ruleid: polynomial-redos
    if DIGITS.match(text):
        # ok: polynomial-redos
        return re.match(r"\d+(?:E\d+)?$", text)
    # ruleid: polynomial-redos
    return re.match(r"^0\.\d+E?\d+$", text)
