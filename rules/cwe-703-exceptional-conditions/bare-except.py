def read(path):
    try:
        return open(path)
    # ruleid: bare-except
    except:
        return None


def read_or_tell(path, log):
    try:
        return open(path)
    # ok: bare-except
    except:
        log.error("no %s", path)
        raise


def read_some(path):
    try:
        return open(path)
    # ok: bare-except
    except OSError:
        return None
