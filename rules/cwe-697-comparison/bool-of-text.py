import argparse
import os


def settings():
    # ruleid: bool-of-text
    debug = bool(os.environ["DEBUG"])
    # ruleid: bool-of-text
    trace = bool(os.getenv("TRACE", "false"))
    # ok: bool-of-text
    known = bool(os.environ.get("DEBUG"))
    # ok: bool-of-text
    good = os.getenv("TRACE", "false").lower() == "true"
    text = ""
    if good:
        text = "good"
    # ok: bool-of-text
    shown = bool(text)
    # ruleid: bool-of-text
    always = bool("False")
    return debug, trace, known, good, shown, always


def options():
    parser = argparse.ArgumentParser()
    # ruleid: bool-of-text
    parser.add_argument("--cache", type=bool, default=True)
    # ok: bool-of-text
    parser.add_argument("--quiet", action="store_true")
    return parser
