#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""law.py HUNKSCAN REPO N [--merges M] [--seed S] [--options '--profile review'] [--commits FILE] [-v]

The law of review/: what is reported of a change is what the new tree has and no base has. For N random
ordinary commits and M merges, asks for the report of the change and for the reports of whole trees (`--all`,
only the changed files), subtracts those here, slowly and obviously, and prints each difference with both
sides. A merge is taken twice: against its first parent, and its second parent against the merge bases of
both. Exit code 1 if anything differs.

Two findings are the same if rule and source of the flow are, and
  1. they stand on lines that `git diff` calls the same and say the same, or are of the same code, or differ
     in a number only; or
  2. their text is the same, without blanks, comments and what formatters decide, in definitions of the same
     name; or
  3. one hunk holds both and the faulty code is the same; or
  4. both are of a definition of that name; or
  5. their text is the same and long, or in a function of the same name, or beside the same line; also in
     another file of the change.
Each old finding accounts for one new one; earlier rules come first.
"""
import argparse
import collections
import json
import os
import random
import re
import shlex
import subprocess
import sys
from urllib.parse import unquote_to_bytes

STRONG = 32
CALLER_RULES = {"HS435-003", "HS435-004", "HS435-005"}
# They compare two versions themselves: of one tree alone they say nothing.
VERSION_RULES = {"HS664-302", "HS691-300", "HS710-483"}
LEFT_OUT = CALLER_RULES | VERSION_RULES
MOST_TEXT = 2000
COMPOUND = re.compile(rb"(async\s+)?(if|elif|else|for|while|try|except|finally|with|match|case)\b")
DEFINITION = re.compile(rb"\s*(async\s+)?(def|class)\s+([^\W\d]\w*)")
CONTINUES = re.compile(rb"(elif|else|except|finally)\b")


class Program:
    def __init__(self, options):
        self.options = options

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.options.repo, *arguments], capture_output=True,
                              check=True).stdout

    def report(self, *arguments):
        done = subprocess.run([self.options.program, "-C", self.options.repo, "--sarif", "-", "--quiet",
                               "--exit-zero", "--show-suppressed", *shlex.split(self.options.options),
                               *arguments], capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{arguments}: {done.stderr.decode(errors='replace')[:500]}")
        return json.loads(done.stdout)["runs"][0]


def as_formatted(text):
    """Text without blanks and comments, and without what formatters decide: quotes, commas before brackets."""
    text = without_blanks(text).replace(b"'", b'"').replace(b'\\"', b'"')
    text = re.sub(rb'(?<![\w\x80-\xff])[uU](?=")', b"", text)
    return re.sub(rb",(?=[)\]}])", b"", text)


def without_blanks(text):
    """Text without blanks and comments; a '#' in a string of one line is none."""
    out, quote, at = bytearray(), None, 0
    while at < len(text):
        c = text[at:at + 1]
        if quote:
            if c == b"\\":
                out += text[at:at + 2]
                at += 2
                continue
            if text.startswith(quote, at):
                out += quote
                at += len(quote)
                quote = None
                continue
            if c == b"\n" and len(quote) == 1:
                quote = None
        elif c == b"#":
            while at < len(text) and text[at:at + 1] not in b"\r\n":
                at += 1
            continue
        elif c in (b"'", b'"'):
            quote = text[at:at + 3] if text[at:at + 3] == c * 3 else c
            out += quote
            at += len(quote)
            continue
        if c not in b" \t\r\n\f":
            out += c
        at += 1
    return bytes(out)


def indent(line):
    return len(line) - len(line.lstrip(b" \t"))


class Version:
    """A file as it is in a tree."""

    def __init__(self, text):
        self.text = text
        self.git_lines = text.split(b"\n")
        self.lines = re.split(rb"\r\n|\n|\r", text)
        self.same_count = len(self.git_lines) == len(self.lines)

    def line(self, number):
        return self.lines[number - 1] if 0 < number <= len(self.lines) else b""

    def header_end(self, first):
        """Line of the colon that ends a definition's header."""
        depth = 0
        for number in range(first, min(first + 60, len(self.lines)) + 1):
            code = re.sub(rb"'[^']*'|\"[^\"]*\"", b"''", self.line(number))
            code = code.split(b"#")[0]
            for at, c in enumerate(code):
                if c in b"([{":
                    depth += 1
                elif c in b")]}":
                    depth -= 1
                elif c == ord(":") and depth == 0:
                    return number
        return first

    def block_end(self, first, last):
        """Last line of the compound statement that starts at line `first`."""
        margin = indent(self.line(first))
        end = last
        for number in range(last + 1, len(self.lines) + 1):
            line = self.line(number)
            if not line.strip():
                continue
            if indent(line) < margin or (indent(line) == margin and not line.strip().startswith(b"#") and
                                         not CONTINUES.match(line.strip())):
                break
            if indent(line) > margin or CONTINUES.match(line.strip()):
                end = number
        return end

    def scopes(self, line):
        """Names of the definitions around a line, outermost first."""
        names, margin = [], indent(self.line(line))
        for number in range(line - 1, 0, -1):
            text = self.line(number)
            if text.strip() and indent(text) < margin and not text.strip().startswith(b"#"):
                match = DEFINITION.match(text)
                if match:
                    names.append(match.group(3))
                if match or COMPOUND.match(text.strip()):
                    margin = indent(text)
            if margin == 0:
                break
        return tuple(reversed(names))

    def code_line(self, number, step):
        """The nearest line of code from `number` on."""
        for _ in range(20):
            if not 0 < number <= len(self.lines):
                return b""
            code = re.sub(rb"[ \t\r\n\f]", b"", self.line(number).split(b"#")[0])
            if code:
                return code.replace(b"'", b'"')
            number += step
        return b""


class Finding:
    def __init__(self, result, path, version):
        region = result["locations"][0]["physicalLocation"]["region"]
        self.rule, self.path, self.version = result["ruleId"], path, version
        self.line, last = region["startLine"], region["endLine"]
        self.shown = (path, self.line, self.rule)
        self.message = result["message"]["text"]
        self.why = result.get("properties", {}).get("hunkscan/why")
        self.kind = result.get("properties", {}).get("hunkscan/class")
        # Sentences about the change and the numbers of a measure are no part of what is said.
        args = result["message"].get("arguments", [])
        self.says = tuple(args)
        self.measured = tuple(re.sub(r"\d+", "N", a) for a in args)
        self.anchor = self.line
        while version.line(self.anchor).strip().startswith(b"@") and self.anchor < len(version.lines):
            self.anchor += 1
        snippet = region["snippet"]["text"].encode()
        first = version.line(self.anchor)
        match = DEFINITION.match(first)
        if match and self.anchor == self.line and region["startColumn"] > match.end(3):
            match = None  # of something in the header
        self.name = match.group(3) if match else None
        if not match:
            self.anchor = self.line
        if match:
            last = version.header_end(self.anchor)
            snippet = b"\n".join(version.lines[self.line - 1:last])
        elif COMPOUND.match(first.strip()) and snippet.rstrip().endswith(b":"):
            last = version.block_end(self.line, last)
        whole = b"\n".join(version.lines[self.line - 1:last])
        text = as_formatted(whole[:MOST_TEXT] if len(whole) <= MOST_TEXT else snippet[:MOST_TEXT])
        self.source = self.source_of(result)
        if COMPOUND.match(first.strip()) and region["startColumn"] <= indent(first) + 1:
            snippet = b"\n".join(version.lines[self.line - 1:version.header_end(self.line)])
        self.text, self.own = text, as_formatted(snippet)
        self.around = version.scopes(self.anchor)
        self.strong = bool(match) or len(text) >= STRONG
        self.before = version.code_line(self.line - 1, -1)
        self.after = version.code_line(last + 1, 1)

    def source_of(self, result):
        for flow in result.get("codeFlows", []):
            place = flow["threadFlows"][0]["locations"][0]["location"]["physicalLocation"]
            snippet = as_formatted(place["region"]["snippet"]["text"].encode())
            return snippet
        return None

    def __str__(self):
        return (f"{self.path.decode(errors='replace')}:{self.line} {self.rule} [{self.kind}] "
                f"{self.version.line(self.line).decode(errors='replace').strip()[:90]!r}"
                + (f" why: {self.why}" if self.why else ""))


class Alignment:
    """Which lines of two texts `git diff` calls the same; hunks of the others."""

    def __init__(self, hunks):
        self.hunks = hunks

    def old_line(self, new):
        shift = 0
        for a, b, c, d in self.hunks:
            if d and c <= new < c + d:
                return None
            if new >= c + d + (1 if d == 0 else 0):
                shift = (a + b + (1 if b == 0 else 0)) - (c + d + (1 if d == 0 else 0))
        return new + shift

    def new_hunk(self, line):
        return next((i for i, (a, b, c, d) in enumerate(self.hunks) if c <= line < c + d), None)

    def old_hunk(self, line):
        return next((i for i, (a, b, c, d) in enumerate(self.hunks) if a <= line < a + b), None)


def pair(news, olds, same):
    """Takes pairs for which `same` holds off both lists, in order."""
    for new in list(news):
        old = next((o for o in olds if o.rule == new.rule and o.source == new.source and same(new, o)), None)
        if old:
            news.remove(new)
            olds.remove(old)


def pair_by_content(news, olds):
    pair(news, olds, lambda n, o: n.text == o.text and n.around == o.around)
    return news, olds


def pair_elsewhere(news, olds):
    pair(news, olds, lambda n, o: n.strong and o.strong and n.text == o.text)
    pair(news, olds, lambda n, o: n.text == o.text and n.around and o.around and n.around[-1] == o.around[-1])
    pair(news, olds, lambda n, o: n.text == o.text and n.before and n.before == o.before)
    pair(news, olds, lambda n, o: n.text == o.text and n.after and n.after == o.after)


def pair_named(news, olds):
    pair(news, olds, lambda n, o: n.name and n.name == o.name and n.around == o.around and
         (n.says == o.says or n.measured == o.measured))


def pair_in_file(news, olds, lines):
    """Rules 1 to 5 on two versions of a file."""
    def aligned(new, old):
        return lines.old_line(new.anchor) == old.anchor
    pair(news, olds, lambda n, o: aligned(n, o) and n.says == o.says)
    pair(news, olds, lambda n, o: aligned(n, o) and n.own == o.own)
    pair(news, olds, lambda n, o: aligned(n, o) and n.measured == o.measured)
    pair_by_content(news, olds)
    pair(news, olds, lambda n, o: n.own == o.own and lines.new_hunk(n.anchor) is not None and
         lines.new_hunk(n.anchor) == lines.old_hunk(o.anchor))
    pair_named(news, olds)
    pair_elsewhere(news, olds)


class Change:
    """The trees of a change, and what the program says of each alone."""

    def __init__(self, program, head, bases):
        self.program, self.head, self.bases = program, head, bases
        self.seen = []  # all findings of all reports of whole trees

    def changed(self, base):
        """(old path, new path) of each file that differs; None where it is not there."""
        raw = self.program.git("diff", "--name-status", "-z", "-M", base, self.head).split(b"\0")
        files, at = [], 0
        while at + 1 < len(raw):
            status = raw[at][:1]
            if status in (b"R", b"C"):
                files.append((raw[at + 1], raw[at + 2]))
                at += 3
                continue
            path = raw[at + 1]
            files.append((None if status == b"A" else path, None if status == b"D" else path))
            at += 2
        return files

    def full(self, tree, paths):
        """What the whole tree's report says of these files."""
        paths = sorted({p for p in paths if p and re.search(rb"(\.(py|pyi|pyw|wsgi)|(^|/)[^./]+)$", p, re.I)})
        if not paths:
            return []
        run = self.program.report("--all", tree, "--", *[os.fsdecode(p) for p in paths])
        return self.findings(run, tree)

    def findings(self, run, tree):
        versions, found = {}, []
        for result in run["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            path = unquote_to_bytes(uri)
            if path not in versions:
                versions[path] = Version(self.program.git("show", f"{tree}:{os.fsdecode(path)}"))
            found.append(Finding(result, path, versions[path]))
        return found

    def alignment(self, base, old, new):
        out = self.program.git("diff", "-U0", "--no-ext-diff", "--no-textconv", "--no-color", "--text",
                               f"{base}:{os.fsdecode(old)}", f"{self.head}:{os.fsdecode(new)}")
        hunks = []
        for m in re.finditer(rb"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", out, re.M):
            a, b, c, d = (int(x) if x is not None else 1 for x in m.groups())
            hunks.append((a, b, c, d))
        return Alignment(hunks)

    def new_against(self, base):
        """What the head has and this base has not."""
        files = self.changed(base)
        new_all = self.full(self.head, [new for _, new in files])
        old_all = self.full(base, [old for old, _ in files])
        self.seen += old_all + new_all
        left, lost = [], []
        for old, new in files:
            news = [f for f in new_all if f.path == new]
            olds = [f for f in old_all if f.path == old]
            lines = None
            if old and new and news and olds:
                lines = self.alignment(base, old, new)
                pair_in_file(news, olds, lines)
            elif old and new and (news or olds):
                lines = self.alignment(base, old, new)
            left += [(n, not old or lines.new_hunk(n.anchor) is not None) for n in news]
            lost += [(o, not new or lines.old_hunk(o.anchor) is not None, new) for o in olds]
        for path in sorted({o.path for o, _, _ in lost}):
            olds = [o for o, gone, _ in lost if gone and o.path == path]
            own = next((n for o, _, n in lost if o.path == path), None)
            news = [n for n, added in left if added and n.path != own]
            before = list(news)
            pair_by_content(news, olds)
            pair_named(news, olds)
            pair_elsewhere(news, olds)
            taken = [n for n in before if n not in news]
            left = [(n, a) for n, a in left if n not in taken]
        return [n for n, _ in left]

    def expected(self):
        lists = [self.new_against(base) for base in self.bases]
        keys = set.intersection(*[{n.shown for n in found} for found in lists])
        return {n.shown: n for n in lists[0] if n.shown in keys}

    def reported(self, *arguments):
        run = self.program.report("--anchor", "sink", *arguments)
        unclear = {unquote_to_bytes(n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
                   for n in run["invocations"][0].get("toolExecutionNotifications", [])
                   if n["descriptor"]["id"] == "unclear-before"}
        return {f.shown: f for f in self.findings(run, self.head)}, unclear


def is_hidden(change, finding):
    """A report shows one finding of a rule and line: another one that its line has too may be the one."""
    return any(f.rule == finding.rule and f.path == finding.path and f.own != finding.own and
               finding.own in as_formatted(f.version.line(f.line)) for f in change.seen)


def law(program, name, arguments, head, bases, verbose):
    """Counts; a finding of a file whose old version could not be parsed is said to be doubtful."""
    change = Change(program, head, bases)
    got, unclear = change.reported(*arguments)
    want = change.expected()
    # Reports of whole trees have no change whose callers they could look for.
    got = {k: f for k, f in got.items() if f.kind != "caller-affected" and f.rule not in LEFT_OUT}
    want = {k: f for k, f in want.items() if f.rule not in LEFT_OUT}
    tally = collections.Counter(changes=1, new=len(want))
    for key in sorted(set(got) | set(want)):
        if key in got and key in want:
            if verbose:
                print("  both   ", name, got[key])
            continue
        if key not in got and want[key].path in unclear:
            tally["doubtful"] += 1
            continue
        if is_hidden(change, (got if key in got else want)[key]):
            tally["hidden"] += 1
            continue
        tally["differences"] += 1
        print(name, " ".join(arguments))
        print("  reported" if key in got else "  expected", (got if key in got else want)[key], flush=True)
    return tally


def merge_bases(program, parents):
    """Of the first two; none where they have no history in common."""
    try:
        return program.git("merge-base", "--all", parents[0], parents[1]).decode().split()
    except subprocess.CalledProcessError:
        return []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("repo")
    parser.add_argument("count", type=int)
    parser.add_argument("--merges", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--options", default="")
    parser.add_argument("--commits", help="a file with commits to take instead of random ones")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    program = Program(options)
    pick = random.Random(options.seed)

    def sample(count, *arguments):
        ids = program.git("rev-list", *arguments, "HEAD").decode().split()
        return pick.sample(sorted(ids), min(count, len(ids)))
    commits = (open(options.commits, encoding="ascii").read().split()[:options.count] if options.commits else
               sample(options.count, "--no-merges", "--min-parents=1"))
    merges = sample(options.merges, "--min-parents=2")
    tally = collections.Counter()
    for commit in commits + merges:
        parents = program.git("rev-list", "--parents", "-n1", commit).decode().split()[1:]
        cases = [((f"{parents[0]}..{commit}",), commit, parents[:1])]
        if len(parents) > 1:
            bases = merge_bases(program, parents)
            if bases:
                cases.append(((f"{parents[0]}...{parents[1]}",), parents[1], bases))
        for arguments, head, bases in cases:
            try:
                tally += law(program, commit[:12], arguments, head, bases, options.verbose)
            except subprocess.CalledProcessError:  # a partial clone: git has not all of it either
                tally["lacking"] += 1
    print(f"law: {tally['changes']} changes, {tally['new']} findings are new, {tally['doubtful']} of them where the "
          f"old file is no Python, {tally['hidden']} beside another on their line, {tally['differences']} differences"
          + (f"; git lacks objects of {tally['lacking']} more" if tally["lacking"] else ""))
    return 1 if tally["differences"] else 0


if __name__ == "__main__":
    sys.exit(main())
