def save(store, item):
    try:
        return store.put(item)
    finally:
        if store.pending:
            # ruleid: raise-in-finally
            raise RuntimeError("items are pending")


def load(store, key):
    try:
        item = store.get(key)
    finally:
        store.close()
    if item is None:
        # ok: raise-in-finally
        raise KeyError(key)
    return item


def send(store, item):
    try:
        store.send(item)
    except OSError as error:
        # ok: raise-in-finally
        raise RuntimeError("not sent") from error
    finally:
        store.close()
