#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares what gitdiff says of random changes with git itself: 0 differences is the aim.

    compare_with_git.py [--seed S] [--merges M] [--ranges FILE] BUILD REPOSITORY COMMITS

COMMITS random commits against their first parent and M random merges (default: a fifth of it),
each against its first parent and as FIRST...SECOND parent. Files, modes, ids, renames with
similarity and -U0 hunks are those of `git diff -M`; merge bases those of `git merge-base --all`.
Not part of the ordinary tests, since it takes minutes; test_compare.sh runs it on a small one.
"""
import argparse
import difflib
import os
import random
import re
import subprocess
import sys

# Nothing of the machine's or the user's configuration may decide what git shows.
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
               "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ATTR_NOSYSTEM": "1", "LC_ALL": "C"}
HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def git(repository, *arguments):
    command = ["git", "-C", repository, "-c", "safe.directory=*", "-c", "core.attributesFile=",
               *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=ENVIRONMENT).stdout


def escape(path):
    if not path:
        return "-"
    return "".join(chr(c) if 0x20 < c <= 0x7E and c != 0x5C else f"\\{c:02x}" for c in path)


def read_raw(fields):
    """The entries of `git diff --raw -z` with full ids."""
    entries = []
    fields = iter(fields)
    for field in fields:
        old_mode, new_mode, old_id, new_id, status = field[1:].decode().split(" ")
        path = next(fields)
        new_path = next(fields) if status[0] in "RC" else path
        entries.append({
            "status": status[0], "similarity": int(status[1:] or 0), "modes": (old_mode, new_mode),
            "ids": (old_id, new_id), "old": b"" if status[0] == "A" else path,
            "new": b"" if status[0] == "D" else new_path, "hunks": []})
    return entries


def read_patch(patch, entries):
    """Gives each entry its hunks; git shows a changed type as two patches."""
    owners = []
    for entry in entries:
        owners += [entry] * (2 if entry["status"] == "T" else 1)
    owners = iter(owners)
    entry = None
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            entry = next(owners)
        elif line.startswith(b"Binary files "):
            entry["hunks"].append("binary")
        elif line.startswith(b"@@ "):
            a, b, c, d = HUNK.match(line).groups()
            entry["hunks"].append("hunk %d %d %d %d" % (int(a), int(b or 1), int(c), int(d or 1)))


def git_says(repository, left, right, copies):
    options = ["--no-ext-diff", "--no-textconv", "--no-color", "-M", "-l1000", "--no-abbrev",
               "--diff-algorithm=myers", "--indent-heuristic", "--submodule=short"]
    options += ["-C"] if copies else []
    raw = git(repository, "diff", "--raw", "-z", *options, left, right, "--")
    patch = git(repository, "diff", "-U0", *options, left, right, "--")
    entries = read_raw(raw.split(b"\0")[:-1])
    read_patch(patch, entries)
    lines = []
    for entry in sorted(entries, key=lambda e: e["new"] or e["old"]):
        lines.append("file %s %d %s %s %s %s %s %s" % (
            entry["status"], entry["similarity"], *entry["modes"], *entry["ids"],
            escape(entry["old"]), escape(entry["new"])))
        # Submodules have no text, and a changed type no line that became another one.
        if "160000" not in entry["modes"] and entry["status"] != "T":
            lines += entry["hunks"]
    return lines


def ask(build, repository, ranges, copies):
    program = os.path.join(build, "tests", "print_changes")
    command = [program] + (["--copies"] if copies else []) + [repository]
    answer = subprocess.run(command, input="\n".join(ranges) + "\n", check=True, text=True,
                            stdout=subprocess.PIPE, encoding="ascii").stdout
    return answer.split("range ")[1:]


def compare(repository, text, answer, copies):
    """The lines in which the two differ."""
    said = answer.split("\n")[1:-1]
    bases = [line[5:] for line in said if line.startswith("base ")]
    left, dots, right = text.partition("...") if "..." in text else text.partition("..")
    wanted = [git(repository, "rev-parse", left).decode().strip()]
    if dots == "...":
        wanted = git(repository, "merge-base", "--all", left, right).decode().split()
    differences = [] if bases == wanted else [f"  bases: git {wanted}, ours {bases}"]
    ours = []
    skip = False
    for line in said:
        if line.startswith("file "):
            skip = line[5] == "T"
        if line.startswith(("error", "notice", "file ")) or (
                line.startswith(("hunk ", "binary")) and not skip):
            ours.append(line)
    theirs = git_says(repository, wanted[0], right, copies)
    if ours != theirs:
        differences += list(difflib.unified_diff(theirs, ours, "git", "ours", n=1, lineterm=""))
    return differences


def choose(repository, commits, merges, seed):
    chance = random.Random(seed)
    ranges = []
    plain = git(repository, "rev-list", "--all", "--no-merges", "--min-parents=1").decode().split()
    for commit in chance.sample(plain, min(commits, len(plain))):
        ranges.append(f"{commit}^..{commit}")
    merged = git(repository, "rev-list", "--all", "--merges").decode().split()
    for commit in chance.sample(merged, min(merges, len(merged))):
        ranges += [f"{commit}^1..{commit}", f"{commit}^1...{commit}^2", f"{commit}^2...{commit}^1"]
    return ranges


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--merges", type=int)
    parser.add_argument("--ranges", help="a file with one range a line, instead of random ones")
    parser.add_argument("--copies", action="store_true", help="as git diff -C")
    parser.add_argument("build")
    parser.add_argument("repository")
    parser.add_argument("commits", type=int)
    options = parser.parse_args()
    if options.ranges:
        with open(options.ranges, encoding="ascii") as lines:
            ranges = lines.read().split()
    else:
        merges = options.commits // 5 if options.merges is None else options.merges
        ranges = choose(options.repository, options.commits, merges, options.seed)
    answers = ask(options.build, options.repository, ranges, options.copies)
    failed = 0
    files = hunks = renames = 0
    for text, answer in zip(ranges, answers, strict=True):
        differences = compare(options.repository, text, answer, options.copies)
        files += answer.count("\nfile ")
        hunks += answer.count("\nhunk ")
        renames += answer.count("\nfile R") + answer.count("\nfile C")
        if differences:
            failed += 1
            print(text, *differences, sep="\n")
    print(f"{len(ranges)} ranges, {files} files, {renames} renames or copies, {hunks} hunks: "
          f"{failed} ranges differ")
    return failed > 0 or not ranges


if __name__ == "__main__":
    sys.exit(main())
