def size(path, store):
    try:
        return store.size(path)
    # ruleid: broad-except-hides-error
    except Exception:
        return 0


def owner(path, store):
    try:
        return store.owner(path)
    # ruleid: broad-except-hides-error
    except Exception as error:
        return None


def group(path, store):
    try:
        return store.group(path)
    # ruleid: broad-except-hides-error
    except:
        return ""


def well(path, store, log):
    try:
        return store.owner(path)
    # ok: broad-except-hides-error
    except KeyError:
        return None
    # ok: broad-except-hides-error
    except OSError as error:
        return str(error)
    # ok: broad-except-hides-error
    except Exception:
        log.exception("no owner of %s", path)
        return None
