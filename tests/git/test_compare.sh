#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A made-up history (the same every time) compared with git commit by commit: moved, edited, copied
# and repeated texts, blank and equal lines for hunks to slide over, line ends of both kinds, merges.
. "$(dirname "$0")/lib.sh" "$1"

new_repository history
cat >../grow.py <<'PYTHON'
import os
import random
import sys

chance = random.Random(int(sys.argv[1]))
WORDS = ["", "", "    ", "def f():", "    return 1", "x = 1", "    x = 1", "}", "\t", "pass", "\x0c"]
FOLDERS = ["", "a/", "b/", "a/deep/"]
NAMES = ["same.py", "one.py", "two.py", "three.txt", "data.bin"]


def text():
    if chance.random() < 0.05:
        return b""
    end = chance.choice([b"\n", b"\n", b"\n", b"\r\n"])
    lines = [chance.choice(WORDS) + (f" {chance.randrange(30)}" if chance.random() < 0.5 else "")
             for _ in range(chance.choice([3, 30, 300]))]
    body = end.join(line.encode() for line in lines)
    return body + (end if chance.random() < 0.9 else b"")


def edit(body):
    lines = body.split(b"\n")
    for _ in range(chance.choice([1, 1, 2, 5])):
        at = chance.randrange(len(lines) + 1)
        count = chance.choice([1, 1, 2, 4, 10])
        if chance.random() < 0.5:
            start = chance.randrange(len(lines) + 1)
            lines[at:at] = lines[start:start + count]
        else:
            del lines[at:at + count]
    if chance.random() < 0.02:
        lines.append(b"\0")
    return b"\n".join(lines)


files = {}
for folder, _, names in os.walk("."):
    for name in names:
        path = os.path.relpath(os.path.join(folder, name))
        if not path.startswith(".git"):
            with open(path, "rb") as file:
                files[path] = file.read()
for _ in range(chance.choice([1, 2, 4, 8])):
    path = chance.choice(FOLDERS) + str(chance.randrange(3)) + chance.choice(NAMES)
    old = chance.choice(sorted(files)) if files else None
    act = chance.random()
    if old is None or act < 0.2:
        files[path] = text()
    elif act < 0.5:
        files[old] = edit(files[old])
    elif act < 0.8:
        body = files.pop(old)
        files[path] = edit(body) if chance.random() < 0.6 else body
    elif act < 0.9:
        files[path] = files[old]
    else:
        del files[old]
for folder, _, names in os.walk(".", topdown=False):
    if not folder.startswith("./.git"):
        for name in names:
            os.remove(os.path.join(folder, name))
for path, body in files.items():
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(body)
PYTHON
number=0
grow() { # COUNT: that many commits
    for _ in $(seq "$1"); do
        number=$((number + 1))
        python3 ../grow.py "$number"
        commit "$number"
    done
}

git config core.autocrlf false
grow 30
for round in 1 2 3 4 5; do
    git checkout -q -b "side$round" HEAD~4
    grow 6
    git checkout -q main
    grow 6
    tick
    git merge -q -s ours -m "merge $round" "side$round"
    # What the merge takes from the side: half of its tree.
    git checkout -q "side$round" -- a 2>/dev/null || true
    tick
    git commit -q --amend --allow-empty --no-edit
done
for copies in "" --copies; do
    # shellcheck disable=SC2086
    if ! "$here/compare_with_git.py" $copies --merges 5 "$build" . 1000 >../compared; then
        failures=$((failures + 1))
        head -60 ../compared
    fi
    tail -1 ../compared
done
finish
