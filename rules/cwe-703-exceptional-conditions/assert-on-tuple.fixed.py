def check(total):
    # ruleid: assert-on-tuple
    assert total > 0, "nothing to pay"
    # ok: assert-on-tuple
    assert total > 0, "nothing to pay"
    # ok: assert-on-tuple
    assert (total > 0)
    # ok: assert-on-tuple
    assert (total, 1) == (2, 1)
