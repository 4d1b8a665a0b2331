import tempfile


def scratch():
    # ruleid: insecure-temp-file
    path = tempfile.mktemp(suffix=".csv")
    # ok: insecure-temp-file
    handle, safe = tempfile.mkstemp(suffix=".csv")
    return path, handle, safe
