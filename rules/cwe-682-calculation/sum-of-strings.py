def join(lines):
    # ruleid: sum-of-strings
    head = sum(lines, "")
    # ruleid: sum-of-strings
    tail = sum((line.encode() for line in lines), b"")
    # ok: sum-of-strings
    return head, tail, "".join(lines), sum(len(line) for line in lines)


def well(numbers):
    # ok: sum-of-strings
    return sum(numbers, 0)
