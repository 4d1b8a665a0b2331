#!/usr/bin/env python3
"""test_mutated_rules.py BUILD: no key of a rule can be mistyped unseen.

Changes one letter of one key in a copy of each built-in rule and of those in tests/pack, each key in turn, and
checks that `validate` names the changed key at its line. What stands below `metadata` is free-form and left alone.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FOLDERS = [os.path.join(ROOT, "rules"), os.path.join(ROOT, "tests", "pack", "rules")]
KEY = re.compile(r"^(\s*(?:- )*)([a-z][a-z_-]*):(?= |$)")
FLOW_KEY = re.compile(r"[{,] ?([a-z][a-z_-]+): ")
BLOCK = re.compile(r": *[|>][+-]?\d? *$")


def indent(line):
    return len(line) - len(line.lstrip(" "))


def keys_of(lines):
    """(line number, column, key) of all keys but those in text and below metadata."""
    below = None  # the indent that text or metadata is deeper than
    for number, line in enumerate(lines):
        if below is not None and (not line.strip() or indent(line) > below):
            continue
        below = None
        found = KEY.match(line)
        if not found:
            if line.lstrip().startswith("- {"):
                yield from ((number, match.start(1), match.group(1)) for match in FLOW_KEY.finditer(line))
            continue
        yield number, found.start(2), found.group(2)
        column = found.start(2)
        if found.group(2) == "metadata" or BLOCK.search(line):
            below = column
        elif line[found.end() :].lstrip().startswith("{"):
            yield from ((number, match.start(1), match.group(1)) for match in FLOW_KEY.finditer(line))


def change(key, seed):
    at = seed % len(key)
    letter = "q" if key[at] != "q" else "j"
    return key[:at] + letter + key[at + 1 :]


def main():
    program = os.path.join(os.path.abspath(sys.argv[1]), "hunkscan")
    wanted = {}
    with tempfile.TemporaryDirectory() as work:
        for folder, _, names in sorted(place for root in FOLDERS for place in os.walk(root)):
            for name in sorted(names):
                if not name.endswith(".yaml") or "models" in os.path.relpath(folder, ROOT).split(os.sep):
                    continue
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    lines = file.read().split("\n")
                for count, (number, column, key) in enumerate(keys_of(lines)):
                    changed = change(key, len(name) + count)
                    copy = list(lines)
                    copy[number] = copy[number][:column] + changed + copy[number][column + len(key) :]
                    path = f"{name[:-5]}-{count}.yaml"
                    wanted[path] = (number + 1, changed)
                    with open(os.path.join(work, path), "w", encoding="utf-8") as file:
                        file.write("\n".join(copy))
        done = subprocess.run([program, "validate", "."], cwd=work, capture_output=True, text=True, check=False)
    named = set(re.findall(r"^\./([^:]+):(\d+):\d+: .*?'([^']*)'", done.stdout, re.MULTILINE))
    missing = [(path, *key) for path, key in wanted.items() if (path, str(key[0]), key[1]) not in named]
    for path, line, key in missing[:20]:
        print(f"{path}:{line}: nothing is said of '{key}'")
    print(f"{len(wanted)} keys changed, {len(missing)} of them unseen; exit code {done.returncode}")
    return 1 if missing or len(wanted) < 500 or done.returncode != 1 else 0


if __name__ == "__main__":
    sys.exit(main())
