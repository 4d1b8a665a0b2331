import re

# ruleid: slow-regex
RGBA = re.compile(r"rgba\([ \n\t]*(.+?)[ \n\t]*\)")
# ok: slow-regex
RGB = re.compile(r"rgb\((.+?)\)")
# ok: slow-regex
TRAILING = re.compile(r"\s+$")


def fields(line):
    # ruleid: slow-regex
    found = re.match(r"(\[?[\w\s.]+\]?)\s+(.+) -> (\S+)$", line)
    # ok: slow-regex
    return found or re.match(r"(\[[\w\s.]+\]|[\w.]+) +(\S+) -> (\S+)$", line)
