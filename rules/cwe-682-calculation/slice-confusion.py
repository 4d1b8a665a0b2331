def tail(lines, text):
    wanted = int(text)
    # ruleid: slice-confusion
    return lines[-wanted:]


def tail_or_nothing(lines, text):
    wanted = int(text)
    if wanted == 0:
        return []
    # ok: slice-confusion
    return lines[-wanted:]


def missing(lines, done):
    left = len(lines) - done
    # ruleid: slice-confusion
    return lines[-left:]


def fixed(lines):
    # ok: slice-confusion
    return lines[-3:]


def from_front(lines, text):
    wanted = int(text)
    # ok: slice-confusion
    return lines[len(lines) - wanted:]
