def reverse(node):
    previous = None
    while node:
        # ruleid: target-uses-earlier-target
        node, node.next = node.next, previous
    return previous


def swap(items, first, second):
    # ruleid: target-uses-earlier-target
    first, items[first] = second, items[second]
    return first


def turn(node, previous):
    # ok: target-uses-earlier-target
    node.next, previous, node = previous, node, node.next
    # ok: target-uses-earlier-target
    previous, node = node, previous
    return previous


def exchange(items, i, j):
    # ok: target-uses-earlier-target
    items[i], items[j] = items[j], items[i]
    # ok: target-uses-earlier-target
    items[i], i = 0, j
    return i
