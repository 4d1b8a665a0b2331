import sys


def read(path):
    try:
        return open(path)
    # ruleid: bare-except
    except Exception:
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


def run(action, results):
    try:
        results.put((action(), None))
    # ok: bare-except
    except:
        results.put((None, sys.exc_info()))


def run_all(actions, failed):
    for action in actions:
        try:
            action()
        # ok: bare-except
        except:
            # This is the last frame of a thread: nobody else would see it.
            failed.append(action)
