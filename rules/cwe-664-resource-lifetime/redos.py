import re

SPACES = r"\s+"

# ruleid: redos
WORDS = re.compile(r"^(\w+\s?)*$")
# ruleid: redos
QUOTED = re.compile('"((?:[^"\\\\]+|\\\\.)*)"', re.DOTALL)
# ok: redos
QUOTED_ONCE = re.compile('"((?:[^"\\\\]|\\\\.)*)"', re.DOTALL)
# ok: redos
HOST = re.compile(r"^[a-z0-9]+(?:\.[a-z0-9]+)*$")
# ruleid: redos
HOST_LOOSE = re.compile(r"^[^@]+(?:\.[^@]+)*$", re.IGNORECASE)

# Put together from constants: told of where the text is.
CHAR = "[a-z\\-]"
# ok: redos
PART = CHAR + "(?:[a-z \\-]+" + CHAR + ")?"
# ruleid: redos
VALUE = "(" + PART + ")*"
LINE = re.compile("^" + VALUE.upper() + "$")

# One report for one expression: where the slow part is written.
# ok: redos
LOUD = re.compile("^" + VALUE + "!$")
# ruleid: redos
QUOTE = r"'((?:[^\\']+|\\.)*)'"
# ok: redos
QUOTED_KEY = re.compile("key=" + QUOTE)
# ok: redos
QUOTED_NAME = re.compile(f"name={QUOTE}$", re.I)
# ok: redos
EITHER = "(" + QUOTE + "|[a-z]+)"
STARRED = r"(\w+\s?)*"
# ruleid: redos
STARRED_LINE = re.compile("^" + STARRED + "$")
# ruleid: redos
SLOW_ITSELF = re.compile(CHAR + r"(\w+\s?)*$")


def attributes(text, width):
    found = re.search(
        # ruleid: redos
        r"""
        <div
        (\s+ \w+ \s* = (?: ".*?" | '.*?' ))*   # attributes
        \s* >
        """,
        text,
        re.VERBOSE | re.DOTALL,
    )
    # ok: redos
    other = re.findall(r"<div( \w+=[^>]*)?>", text, flags=re.I)
    # ruleid: redos
    block = re.compile(r"^[ ]{0,%d}>>>((?:.*x+.*\n)*)$" % width, re.M)
    # ruleid: redos
    listed = re.compile(f"^{width}(,?[a-z]+)*;$")
    return found, other, block, listed


# A text that nothing repeats is no expression that takes long.
# ok: redos
USAGE = "usage: tool (add|remove)* NAME... (see the manual)+"
