import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET

import sqlalchemy

VERSION = re.compile(r"(\d+)\.(\d+)")


def port():
    # ruleid: none-dereference
    return int(os.environ.get("PORT"))


def port_or_default():
    # ok: none-dereference
    return int(os.environ.get("PORT", "8080"))


def home():
    # ok: none-dereference
    return (os.environ.get("HOME") or "/").rstrip("/")


def major(text):
    found = VERSION.match(text)
    # ruleid: none-dereference
    return int(found.group(1))


def minor(text):
    found = VERSION.match(text)
    if not found:
        raise ValueError(f"no version: {text}")
    # ok: none-dereference
    return int(found.group(2))


def name_of(text):
    # ruleid: none-dereference
    first, last = re.match(r"(\w+) (\w+)", text).groups()
    return last, first


def name_or_all(text):
    # This expression matches whatever there is.
    found = re.match(r"(\w*)(.*)", text)
    # ok: none-dereference
    return found.group(1)


def run_git():
    git = shutil.which("git")
    # ruleid: none-dereference
    return subprocess.run(git + " status", check=True, shell=True)


def run_git_if_there():
    git = shutil.which("git")
    if git is None:
        return None
    # ok: none-dereference
    return git.lower()


def lookup(text):
    return VERSION.search(text)


def through_a_function(text):
    # ruleid: none-dereference
    return lookup(text).group()


def through_an_attribute(self, text):
    self.found = lookup(text)
    # ruleid: none-dereference
    return self.found.group()


def count(path):
    cursor = sqlite3.connect(path).cursor()
    cursor.execute("SELECT id FROM people")
    # ruleid: none-dereference
    return cursor.fetchone()[0]


def title(path):
    tree = ET.parse(path)
    try:
        # ok: none-dereference
        return tree.find("title").text
    except AttributeError:
        return ""


def first_title(path):
    tree = ET.parse(path)
    # ruleid: none-dereference
    return tree.find("title").text


def asked_twice(path):
    tree = ET.parse(path)
    if tree.find("title") is not None:
        # ok: none-dereference
        return tree.find("title").text
    return None


def by_key(ages: dict, name):
    if name in ages:
        # ok: none-dereference
        return ages.get(name) + 1
    # ok: none-dereference
    return ages.get("all") + 1


def all_keys(ages: dict):
    # ok: none-dereference
    return [ages.get(name) + 1 for name in ages if ages.get(name)]


def matches(lines):
    # ok: none-dereference
    return [found.group(1) for found in map(VERSION.match, lines) if found]


def loop(lines):
    for line in lines:
        found = VERSION.match(line)
        if found:
            break
    else:
        return None
    # ok: none-dereference
    return found.group(1)


def walrus(line):
    if (found := VERSION.match(line)) is not None:
        # ok: none-dereference
        return found.group(1)
    return None


def kept_answer(line):
    found = VERSION.match(line)
    is_version = found is not None
    if is_version:
        # ok: none-dereference
        return found.group(1)
    return None


def in_one_line(line):
    found = VERSION.match(line)
    # ok: none-dereference
    return found.group(1) if found else ""


def short_circuit(line):
    found = VERSION.match(line)
    # ok: none-dereference
    return found and found.group(1)


def asserted(line):
    found = VERSION.match(line)
    assert found, line
    # ok: none-dereference
    return found.group(1)


def ends_the_program(line):
    found = VERSION.match(line)
    if not found:
        print("no version", file=sys.stderr)
        sys.exit(1)
    # ok: none-dereference
    return found.group(1)


def ends_by_usage(line):
    parser = argparse.ArgumentParser()
    found = VERSION.match(line)
    if not found:
        parser.error("no version")
    # ok: none-dereference
    return found.group(1)


def ends_an_ansible_module(module, line):
    found = VERSION.match(line)
    if not found:
        module.fail_json(msg="no version")
    # ok: none-dereference
    return found.group(1)


class Reader:
    def __init__(self, text):
        self.pattern = re.compile(text)

    def first(self, line):
        # ruleid: none-dereference
        return self.pattern.match(line).group()

    def safe(self, line):
        found = self.pattern.match(line)
        # ok: none-dereference
        return found.group() if found else None


# Its type says that it may be None, but only for a kind of connection that is no more.
def nested(connection: sqlalchemy.engine.Connection):
    # ok: none-dereference
    connection.begin_nested().commit()
