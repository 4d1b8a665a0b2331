def all_positive(values):
    # ruleid: loop-never-repeats
    for value in values:
        if value <= 0:
            return False
        return True


def find(values, wanted):
    # ruleid: loop-never-repeats
    for value in values:
        if value == wanted:
            return value
        else:
            return None


def drain(queue):
    # ruleid: loop-never-repeats
    while queue:
        print(queue.pop())
        break


def well(values, wanted, queue):
    # ok: loop-never-repeats
    for value in values:
        if value == wanted:
            return value
    # ok: loop-never-repeats
    while queue:
        if queue.pop() != wanted:
            continue
        break
    # ok: loop-never-repeats
    for value in values:
        if value < 0:
            continue
        return value
    # ok: loop-never-repeats
    for value in values:
        if value == wanted:
            return value
        elif value > wanted:
            return None
    # ok: loop-never-repeats
    while queue:
        if queue.pop() == wanted:
            print(wanted)
            break
    # ok: loop-never-repeats
    while True:
        try:
            return queue.pop()
        except IndexError:
            queue.wait()
    return None


def next_line(lines):
    # ruleid: loop-never-repeats
    while True:
        line = lines.pop()
        if line:
            print(line)

        return line
