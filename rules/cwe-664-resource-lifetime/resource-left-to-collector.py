import io
import json
import urllib.request
import zipfile
from pathlib import Path


def load(path):
    # ruleid: resource-left-to-collector
    return json.load(open(path))


def pid(path):
    # ruleid: resource-left-to-collector
    return int(open(path).read())


def save(path, text):
    # ruleid: resource-left-to-collector
    open(path, "w").write(text)


def each(path):
    # ruleid: resource-left-to-collector
    for line in open(path):
        print(line)


def get(url):
    # ruleid: resource-left-to-collector
    return urllib.request.urlopen(url, timeout=5).read()


def touch(path):
    # ok: resource-left-to-collector
    open(path, "a").close()


def load_well(path):
    # ok: resource-left-to-collector
    with open(path) as handle:
        return json.load(handle)


def text(path):
    # ok: resource-left-to-collector
    return Path(path).read_text()


def opened(path):
    # ok: resource-left-to-collector
    return open(path)


def handed_on(path, parser):
    # ok: resource-left-to-collector
    return parser.feed(open(path))


def member(data, name):
    # ok: resource-left-to-collector
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def member_of_file(path, name):
    # ruleid: resource-left-to-collector
    return zipfile.ZipFile(path).read(name)
