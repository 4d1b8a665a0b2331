def port_of(number, port, code):
    # ruleid: impossible-range
    if port < 1024 and port > 65535:
        raise ValueError(port)
    # ruleid: impossible-range
    if code > 200 or code < 300:
        return None
    # ruleid: impossible-range
    if 599 < code < 500:
        return port
    # ok: impossible-range
    if port < 1024 or port > 65535:
        raise ValueError(port)
    # ok: impossible-range
    if 200 <= code < 300 or 1 < number < 2:
        return number
    # ok: impossible-range
    if code >= 400 and code < 500:
        return code
    # ok: impossible-range
    return 5 <= number <= 5
