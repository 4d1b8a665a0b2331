def load(path):
    try:
        return path.read_text()
    # ruleid: unused-exception-name
    except OSError as error:
        return None


# ok: unused-exception-name
def tell(path, log):
    try:
        return path.read_text()
    except OSError as error:
        log.warning("cannot read %s: %s", path, error)
        return None


# ok: unused-exception-name
def try_both(path, other):
    try:
        return path.read_text()
    except OSError:
        return other.read_text()


# ok: unused-exception-name
def on_purpose(path):
    try:
        return path.read_text()
    except OSError as _error:
        return ""
