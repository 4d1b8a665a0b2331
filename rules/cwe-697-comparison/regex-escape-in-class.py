import re

# ruleid: regex-escape-in-class
END = re.compile(r"foo[\b.]")
# ruleid: regex-escape-in-class
WORD = re.compile("\bword\b")
# ok: regex-escape-in-class
RAW_WORD = re.compile(r"\bword\b")
# ok: regex-escape-in-class
ESCAPED_WORD = re.compile("\\bword\\b")
# ok: regex-escape-in-class
JOINED = re.compile("word" r"\b")
# ok: regex-escape-in-class
CONTROLS = re.compile("[\x00-\x08\x0B-\x1F\u2018\u2019]")
# ok: regex-escape-in-class
OVERSTRIKE = re.compile(".\b")
# ok: regex-escape-in-class
ESCAPED = re.compile(r'["\\\b\f\n\r\t]')
# ok: regex-escape-in-class
UNICODE = re.compile("[\\u0020-\\uD7FF\\uE000-\\uFFFD]")
# ok: regex-escape-in-class
SETS = re.compile(r"[a-z]\b[\w.-]")


def parse(text):
    # ruleid: regex-escape-in-class
    if re.match(r"[GET|POST] /", text):
        return 1
    # ruleid: regex-escape-in-class
    if re.match(r"^[+|-|*]$", text):
        return 2
    # ruleid: regex-escape-in-class
    if re.search("[[:alpha:]]+", text):
        return 3
    # ruleid: regex-escape-in-class
    if re.search(r"total: $100", text):
        return 4
    # ruleid: regex-escape-in-class
    if re.search(r"2^8", text):
        return 5
    # ok: regex-escape-in-class
    if re.search(r"total: \$100|[$a]|x$", text):
        return 6
    # ok: regex-escape-in-class
    if re.search(r"2\^8|[x^2]|(?:a|^b)", text):
        return 7
    # ok: regex-escape-in-class
    return re.match(r"[A-Za-z0-9_|-]+[/+*-]\[a|a\]", text)
