def before_colon(line):
    # ruleid: find-result-in-slice
    return line[:line.find(":")]


def after_equals(line):
    at = line.find("=")
    # ruleid: find-result-in-slice
    return line[at:]


def before_colon_if_any(line):
    at = line.find(":")
    if at < 0:
        return line
    # ok: find-result-in-slice
    return line[:at]


def asked(line):
    if ":" in line:
        # ok: find-result-in-slice
        return line[:line.find(":")]
    return line


def all_parts(text):
    start = 0
    while True:
        end = text.find(";", start)
        if end == -1:
            break
        # ok: find-result-in-slice
        yield text[start:end]
        start = end + 1


def last_part(path):
    # From the start where there is no slash, as it should be.
    # ok: find-result-in-slice
    return path[path.rfind("/") + 1:]


def in_parts(line):
    # ok: find-result-in-slice
    return line.partition(":")[0]
