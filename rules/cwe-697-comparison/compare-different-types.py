import os
import sys


def main(line, values):
    # ruleid: compare-different-types
    if sys.argv[1] == 1:
        return "one"
    # ruleid: compare-different-types
    if os.environ.get("DEBUG", "0") == 1:
        return "debug"
    # ruleid: compare-different-types
    if os.getenv("DEBUG") == True:
        return "debug"
    # ruleid: compare-different-types
    if line.split(",") == "a,b":
        return "same"
    # ruleid: compare-different-types
    if sorted(values) == (1, 2):
        return "two"
    # ruleid: compare-different-types
    if type(line) == "str":
        return "text"
    return None


def well(line, values):
    # ok: compare-different-types
    if sys.argv[1] == "1":
        return "one"
    # ok: compare-different-types
    if len(values) == 1:
        return "one"
    # ok: compare-different-types
    if sorted(values) == [1, 2]:
        return "two"
    # ok: compare-different-types
    return str(line) == "a" and type(line) == str and sys.argv[1:] == []


def port():
    given = os.environ.get("PORT", "80")
    # ruleid: compare-different-types
    if given == 80:
        return 80
    # ok: compare-different-types
    if given == "443":
        return 443
    answer = input("how many? ")
    # ruleid: compare-different-types
    if answer == 1:
        return 1
    answer = int(answer)
    # ok: compare-different-types
    return answer == 1
