def allowed(method):
    # ruleid: in-string-for-tuple
    if method in ("GET",):
        return True
    # ruleid: in-string-for-tuple
    if method not in ('POST',):
        return False
    # ok: in-string-for-tuple
    text = "if method in ('POST'):"
    # ok: in-string-for-tuple
    if method in ("PUT",):
        return True
    # ok: in-string-for-tuple
    return text and method in ("GET", "PUT")
