def same(left, right):
    # ruleid: compare-identical
    if left.id == left.id:
        return True
    # ok: compare-identical
    if left.next() == left.next():
        return True
    # ok: compare-identical
    if 1 == 1:
        pass
    # ok: compare-identical
    return left.id == right.id
