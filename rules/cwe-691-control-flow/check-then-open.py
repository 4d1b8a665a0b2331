import os


def save(folder, path, text):
    # ruleid: check-then-open
    if not os.path.exists(folder):
        os.makedirs(folder)
    if not os.path.exists(path):
        # ruleid: check-then-open
        with open(path, "w") as handle:
            handle.write(text)


def clean(path):
    # ruleid: check-then-open
    if os.path.exists(path):
        os.remove(path)


def read(path):
    # ruleid: check-then-open
    if os.access(path, os.R_OK):
        with open(path) as handle:
            return handle.read()
    return ""


def well(folder, path):
    # ok: check-then-open
    os.makedirs(folder, exist_ok=True)
    # ok: check-then-open
    if os.path.exists(folder):
        os.remove(path)
    try:
        # ok: check-then-open
        os.remove(path)
    except FileNotFoundError:
        pass
