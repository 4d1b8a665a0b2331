import re

# ruleid: regex-range-too-wide
NAME = re.compile(r"^[A-z][A-z0-9_]*$")
# ok: regex-range-too-wide
PROPER_NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_]*$")
# ruleid: regex-range-too-wide
URL = re.compile("http[s]?://(?:[a-zA-Z]|[0-9]|[$-_@.&+]|%[0-9a-fA-F]{2})+")


def parse(text):
    # ruleid: regex-range-too-wide
    if re.match(r"[^0-z]+", text):
        return 1
    # ok: regex-range-too-wide
    if re.match(r"A-z|[A\-z]|[!-~]", text):
        return 2
    # ok: regex-range-too-wide
    return re.match(r"[a-z$_-]+[ -~]", text)


def parse_terminal(text):
    # ok: regex-range-too-wide
    if re.search("\x1b[@-_][0-?]*[ -/]*[@-~]", text):
        return 1
    # ruleid: regex-range-too-wide
    if re.search("^[0-93-5]$", text):
        return 2
    # ruleid: regex-range-too-wide
    return re.findall("[a-z1-9.-_]+", text)
