def passes(text):
    # ruleid: encoding-mismatch-between-ends
    wrong = text.encode("utf-8").decode("latin-1")
    # ok: encoding-mismatch-between-ends
    same = text.encode("utf-8").decode("utf-8")
    # ok: encoding-mismatch-between-ends
    spelled = text.encode("utf8").decode("UTF-8")
    # ok: encoding-mismatch-between-ends
    repaired = text.encode("latin-1").decode("utf-8")
    return wrong, same, spelled, repaired
