import os
import sys

from flask import request


def ask():
    # ruleid: int-of-unchecked-input
    return int(input("How many? "))


def ask_again():
    while True:
        try:
            # ok: int-of-unchecked-input
            return int(input("How many? "))
        except ValueError:
            print("A number, please.")


def page():
    # ruleid: int-of-unchecked-input
    return int(request.args.get("page", "1"))


def port():
    # ruleid: int-of-unchecked-input
    return int(os.environ["PORT"])


def count():
    # ruleid: int-of-unchecked-input
    return float(sys.argv[1])


def name():
    # ok: int-of-unchecked-input
    return str(os.environ["NAME"])


def size(text):
    # ok: int-of-unchecked-input
    return int(text)
