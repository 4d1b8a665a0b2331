import os


def name_of(node, path):
    # ruleid: bit-operator-on-truths
    if isinstance(node, str) & (len(node) > 3):
        return node
    # ruleid: bit-operator-on-truths
    if (node is not None) & node.ready:
        return node.name
    # ruleid: bit-operator-on-truths
    if os.path.exists(path) | os.path.islink(path):
        return path
    # ok: bit-operator-on-truths
    if isinstance(node, str) and len(node) > 3:
        return node
    # ok: bit-operator-on-truths
    return node.flags & 4 or node.mask | node.flags


def rows(frame):
    # ok: bit-operator-on-truths
    return frame[frame.name.str.startswith("a") & (frame.age > 3)]
