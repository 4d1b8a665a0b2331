def connect(port, name):
    if port < 0:
        # ruleid: exception-message-not-formatted
        raise ValueError("no port %d", port)
    if not name:
        # ok: exception-message-not-formatted
        raise ValueError("no name for %d" % port)
    if name == "a":
        # ruleid: exception-message-not-formatted
        raise RuntimeError("{} is not known", name)
    if name == "b":
        # ok: exception-message-not-formatted
        raise OSError(2, "%s" % name)
    if name == "c":
        # ok: exception-message-not-formatted
        raise KeyError("not there", name)
    if name == "d":
        # ok: exception-message-not-formatted
        raise PortError("no port %d", port)
    # ok: exception-message-not-formatted
    raise ValueError("100% sure of", name)
