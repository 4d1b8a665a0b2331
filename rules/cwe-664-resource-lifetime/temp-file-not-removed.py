import os
import shutil
import subprocess
import tempfile


def build(sources):
    # ruleid: temp-file-not-removed
    folder = tempfile.mkdtemp()
    for source in sources:
        shutil.copy(source, os.path.join(folder, "src"))
    subprocess.check_call("make", cwd=folder)


def digest(data):
    # todoruleid: temp-file-not-removed
    fd, path = tempfile.mkstemp()
    os.write(fd, data)
    os.close(fd)
    return subprocess.check_output(["sha256sum", path])


def on_one_way(data):
    # ruleid: temp-file-not-removed
    fd, path = tempfile.mkstemp()
    os.close(fd)
    if not data:
        return None
    os.unlink(path)
    return data


def build_well(sources):
    # ok: temp-file-not-removed
    folder = tempfile.mkdtemp()
    try:
        subprocess.check_call(["make", "-C", folder, *sources])
    finally:
        shutil.rmtree(folder)


def build_better(sources):
    # ok: temp-file-not-removed
    with tempfile.TemporaryDirectory() as folder:
        subprocess.check_call(["make", "-C", folder, *sources])


def returned():
    # ok: temp-file-not-removed
    folder = tempfile.mkdtemp()
    return folder


def returned_below():
    # ok: temp-file-not-removed
    folder = tempfile.mkdtemp()
    return os.path.join(folder, "log")


def handed_on(self):
    # ok: temp-file-not-removed
    folder = tempfile.mkdtemp()
    self.addCleanup(shutil.rmtree, folder)


def put_in_place(data, target):
    # ok: temp-file-not-removed
    fd, path = tempfile.mkstemp(dir=os.path.dirname(target))
    with os.fdopen(fd, "wb") as out:
        out.write(data)
    os.replace(path, target)


def told(report):
    # ok: temp-file-not-removed
    folder = tempfile.mkdtemp()
    report.write("see " + folder)
