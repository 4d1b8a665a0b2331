#!/usr/bin/env python3
"""history.py HUNKSCAN REPO N [--seed S] [--options '--profile review'] [--merges]
           [--check 'CMD {sarif} {root} {ranges}'] [--keep DIR]

Scans N random commits of a repository and holds each report against what git itself says: the program
does not crash, the report is JSON with the exit code it should have, one and eight threads give the same
bytes, every region of class added lies on added lines, every snippet is what stands there. --check runs a
command on each report as well: {root} is a folder with the reported files, {ranges} a JSON list of
{path, startLine, endLine} of the added lines. Exit code 1 if anything is wrong.
"""
import argparse
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time
from urllib.parse import unquote_to_bytes


def git(repo, *args):
    return subprocess.run(["git", "-C", repo, *args], capture_output=True, check=True).stdout


def unquote_c(name):
    """git's C quoting of a path, undone."""
    if not name.startswith(b'"'):
        return name.split(b"\t")[0]
    plain = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
    return re.sub(rb"\\([0-7]{3}|.)", lambda m: bytes([int(m.group(1), 8)]) if len(m.group(1)) == 3
                  else plain.get(m.group(1), m.group(1)), name[1:name.rindex(b'"')])


def added_ranges(repo, base, head):
    out = git(repo, "diff", "-U0", "-M", "--no-ext-diff", "--no-textconv", "--no-color", "--src-prefix=a/",
              "--dst-prefix=b/", base, head)
    ranges, path = [], None
    for line in out.split(b"\n"):
        if line.startswith(b"+++ "):
            path = unquote_c(line[4:])[2:]
        m = re.match(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
        if m and path:
            count = int(m.group(2) or 1)
            if count:
                ranges.append((path, int(m.group(1)), int(m.group(1)) + count - 1))
    return ranges


def scan(options, base, head, jobs):
    run = subprocess.run([options.program, "-C", options.repo, f"{base}..{head}", "--sarif", "-", "--quiet",
                          "--jobs", str(jobs), *shlex.split(options.options)], capture_output=True)
    return run.returncode, run.stdout, run.stderr


def check_report(document, files, ranges):
    """Problems of one report, as text."""
    for result in document["runs"][0]["results"]:
        location = result["locations"][0]["physicalLocation"]
        path = unquote_to_bytes(location["artifactLocation"]["uri"])
        region = location["region"]
        lines = re.split(r"\r\n|\n|\r", files(path).decode("utf-8", "replace"))
        if region["startLine"] == region["endLine"]:
            units = lines[region["startLine"] - 1].encode("utf-16-le")
            want = units[(region["startColumn"] - 1) * 2:(region["endColumn"] - 1) * 2].decode("utf-16-le", "replace")
            if want != region["snippet"]["text"]:
                yield f"{path}:{region['startLine']}: snippet {region['snippet']['text']!r} is not {want!r}"
        # An old line that the change made wrong is on no added line; its class says so.
        is_added = result["properties"]["hunkscan/class"] == "added"
        if is_added and b"\r" not in files(path).replace(b"\r\n", b""):
            for line in range(region["startLine"], region["endLine"] + 1):
                if not any(p == path and a <= line <= b for p, a, b in ranges):
                    yield f"{path}:{line}: reported, but not an added line"


def run_external(command, sarif, files, document, ranges):
    with tempfile.TemporaryDirectory() as root:
        wanted = {unquote_to_bytes(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
                  for r in document["runs"][0]["results"]}
        for path in wanted:
            target = os.path.join(root.encode(), b"src", path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as f:
                f.write(files(path))
        os.makedirs(os.path.join(root, "src"), exist_ok=True)
        report, spans = os.path.join(root, "r.sarif"), os.path.join(root, "ranges.json")
        with open(report, "wb") as f:
            f.write(sarif)
        with open(spans, "w", encoding="utf-8") as f:
            json.dump([{"path": p.decode("utf-8", "replace"), "startLine": a, "endLine": b} for p, a, b in ranges], f)
        words = [w.format(sarif=report, root=os.path.join(root, "src"), ranges=spans) for w in shlex.split(command)]
        run = subprocess.run(words, capture_output=True, text=True)
        return [] if run.returncode == 0 else [f"check says: {run.stdout.strip()[-600:]}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("repo")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--options", default="", help="further options of the scan")
    parser.add_argument("--merges", action="store_true", help="merges only, against their first parent")
    parser.add_argument("--check")
    parser.add_argument("--keep", help="write every report into this folder")
    options = parser.parse_args()
    commits = git(options.repo, "rev-list", "--min-parents=2" if options.merges else "--min-parents=1",
                  "HEAD").decode().split()
    random.Random(options.seed).shuffle(commits)
    problems = findings = slowest = done = lacking = 0
    codes = {}
    for commit in commits:
        if done == options.count:
            break
        base = git(options.repo, "rev-parse", f"{commit}^1").decode().strip()
        try:
            ranges = added_ranges(options.repo, base, commit)
        except subprocess.CalledProcessError:  # a partial clone: git has not all of it either
            lacking += 1
            continue
        done += 1
        start = time.monotonic()
        code, sarif, errors = scan(options, base, commit, 1)
        slowest = max(slowest, time.monotonic() - start)
        codes[code] = codes.get(code, 0) + 1
        wrong = []
        if code not in (0, 1, 3):
            wrong.append(f"exit code {code}: {errors.decode('utf-8', 'replace')[-2000:]}")
        else:
            if (code, sarif) != scan(options, base, commit, 8)[:2]:
                wrong.append("one and eight threads differ")
            document = json.loads(sarif)
            cache = {}

            def files(path):
                if path not in cache:
                    spec = commit.encode() + b":" + path
                    cache[path] = subprocess.run([b"git", b"-C", options.repo.encode(), b"cat-file", b"blob", spec],
                                                 capture_output=True, check=True).stdout
                return cache[path]

            wrong += check_report(document, files, ranges)
            if options.check:
                wrong += run_external(options.check, sarif, files, document, ranges)
            findings += len(document["runs"][0]["results"])
        if options.keep:
            os.makedirs(options.keep, exist_ok=True)
            with open(os.path.join(options.keep, commit + ".sarif"), "wb") as f:
                f.write(sarif)
        for text in wrong:
            print(f"{commit}: {text}")
        problems += len(wrong)
    print(f"{done} commits ({lacking} more that git lacks objects of), {findings} findings, exit codes {dict(sorted(codes.items()))}, "
          f"slowest {slowest:.2f} s, {problems} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
