def load(path):
    try:
        handle = open(path)
        return handle.read()
    finally:
        print("done")
        # ruleid: return-in-finally
        return None


def load_some(path, quiet):
    try:
        handle = open(path)
        return handle.read()
    finally:
        if quiet:
            # ruleid: return-in-finally
            return ""


def load_well(path):
    try:
        # ok: return-in-finally
        return open(path).read()
    finally:
        print("done")


def parts(path):
    try:
        # ok: return-in-finally
        return open(path).read()
    finally:
        def last():
            # ok: return-in-finally
            return 1
        print(last())


def drop(path):
    try:
        path.unlink()
    finally:
        # ruleid: return-in-finally
        return


def keep(path):
    try:
        # ok: return-in-finally
        return path.read_text()
    finally:
        path.unlink()
