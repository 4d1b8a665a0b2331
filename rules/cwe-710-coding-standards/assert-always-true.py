def check(kind):
    if kind == "a":
        return 1
    # ruleid: assert-always-true
    assert "unknown kind"
    # ok: assert-always-true
    assert kind == "b", "unknown kind"
    return 2
