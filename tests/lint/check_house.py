#!/usr/bin/env python3
"""check_house.py: holds the plan of the house and the measured limits of the style guide.

Arrows between folders, one door to each outside library, lengths of functions, files and headers,
unique header stems, comments on prototypes, banned calls. Exceptions are listed by name, with a reason, in
EXCEPTIONS. Reads the C files git knows; prints what is broken, then one line of figures; exit code 1 if broken.
"""
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What a folder may include, besides itself. finding.h is plain data at the top of scanner/.
ARROWS = {
    "scanner/base": set(),
    "gitdiff": {"scanner/base"},
    "scanner/syntax": {"scanner/base"},
    "scanner/names": {"scanner/base", "scanner/syntax"},
    "scanner/match": {"scanner/base", "scanner/syntax", "scanner/names"},
    "scanner/metric": {"scanner/base", "scanner/syntax"},
    "scanner/unused": {"scanner/base", "scanner/syntax", "scanner/names"},
    "scanner/contract": {"scanner/base", "scanner/syntax", "scanner/names"},
    "scanner/flow": {"scanner/base", "scanner/syntax", "scanner/names", "scanner/match"},
    "scanner/rule": {"scanner/base", "scanner/syntax", "scanner/names", "scanner/match", "scanner/metric",
                     "scanner/unused", "scanner/contract", "scanner/flow", "scanner"},
    "scanner/review": {"scanner/base", "scanner/syntax", "scanner/names", "scanner/match", "scanner/metric",
                       "scanner/unused", "scanner/contract", "scanner/rule", "scanner", "gitdiff"},
    "sarif": {"scanner/base", "scanner"},
    "scanner": {"scanner/base"},
}
# Outside headers and the only places that may include them.
SEAMS = {
    "git2.h": "gitdiff/",
    "zlib.h": "gitdiff/loose.c",
    "tree_sitter/api.h": "scanner/syntax/",
    "yaml.h": "scanner/rule/",
    "jansson.h": ("sarif/", "scanner/cli/ci_event.c"),
    "pcre2.h": "scanner/base/regex.c",
}
BANNED = re.compile(r"\b(strcpy|strcat|strncpy|sprintf|vsprintf|strtok|atoi|atol|atof|gmtime|localtime|gets)\s*\(")
ALLOCATION = re.compile(r"\b(malloc|calloc|realloc|free|strdup|strndup|asprintf)\s*\(")
MAY_ALLOCATE = ("scanner/base/", "gitdiff/", "tests/")

# (file, what) -> reason
EXCEPTIONS = {
    ("gitdiff/loose.c", "read_prefix"): "libgit2 calls it with seven parameters",
}

problems = []


def problem(path, line, text):
    problems.append(f"{path}:{line}: {text}")


def tracked():
    out = subprocess.run(["git", "ls-files", "-z", "*.c", "*.h"], cwd=ROOT, capture_output=True, check=True)
    return sorted(p for p in out.stdout.decode().split("\0") if p and (ROOT / p).exists())


def folder_of(path):
    parts = path.split("/")
    if parts[0] == "scanner":
        return "scanner" if len(parts) == 2 else "/".join(parts[:2])
    return parts[0]


def folder_of_include(name):
    """The folder of a project include such as "base/str.h", or None for the outside."""
    head = name.split("/")[0]
    if name == "finding.h":
        return "scanner"
    if head in ("gitdiff", "sarif"):
        return head
    return "scanner/" + head if (ROOT / "scanner" / head).is_dir() else None


def check_includes(path, lines):
    folder = folder_of(path)
    own = 0
    for number, line in enumerate(lines, 1):
        m = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not m:
            continue
        if m.group(1) == "<":
            door = SEAMS.get(m.group(2))
            if door and not path.startswith(door) and not path.startswith("tests/"):
                problem(path, number, f"<{m.group(2)}> belongs under {door}")
            continue
        target = folder_of_include(m.group(2))
        if target is None:
            continue
        own += 1
        if folder in ARROWS and target != folder and target not in ARROWS[folder]:
            problem(path, number, f'no arrow from {folder} to {target} ("{m.group(2)}")')
    limit = 16 if folder == "scanner/cli" or path.endswith("main.c") else 10
    if own > limit and not path.startswith("tests/") and (path, "includes") not in EXCEPTIONS:
        problem(path, 1, f"{own} project includes (at most {limit})")


def strip_comments(text):
    """Comments, strings and character literals blanked, lines kept."""
    def blank(m):
        return re.sub(r"[^\n]", " ", m.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


def functions(lines):
    """(name, first line, last line, header text) of each function: clang-format puts its braces alone in
    column 0."""
    for i, line in enumerate(lines):
        if line != "{":
            continue
        start = i
        while start > 0 and lines[start - 1].strip() and not lines[start - 1].startswith(("#", "}")) \
                and not lines[start - 1].rstrip().endswith(";"):
            start -= 1
        header = " ".join(x.strip() for x in lines[start:i])
        m = re.search(r"\b(\w+)\s*\(", header)
        if not m or re.match(r"(struct|enum|union)\b[^()]*$", header) or "=" in header.split("(")[0]:
            continue
        end = next((j for j in range(i + 1, len(lines)) if lines[j].startswith("}")), None)
        if end is not None:
            yield m.group(1), start + 1, end + 1, header


def parameters(header):
    inside = header[header.index("(") + 1:header.rindex(")")]
    depth = 0
    count = 1 if inside.strip() not in ("", "void") else 0
    for c in inside:
        depth += (c == "(") - (c == ")")
        count += c == "," and depth == 0
    return count


def check_source(path, text, lengths):
    code = strip_comments(text)
    lines = code.split("\n")
    exported = 0
    for name, first, last, header in functions(lines):
        lengths.append(last - first + 1)
        if last - first + 1 > 80 and (path, name) not in EXCEPTIONS:
            problem(path, first, f"{name}: {last - first + 1} lines (at most 80)")
        if parameters(header) > 6 and (path, name) not in EXCEPTIONS:
            problem(path, first, f"{name}: {parameters(header)} parameters (at most 6)")
        exported += not header.startswith("static") and name != "main"
    if exported > 10 and not path.startswith(("scanner/base/", "tests/")) and (path, "exported") not in EXCEPTIONS:
        problem(path, 1, f"{exported} exported functions (at most 10)")
    if len(lines) > 900 and not path.startswith("tests/"):
        problem(path, 1, f"{len(lines)} lines (at most 900)")
    gotos = len(re.findall(r"\bgoto\s+\w+", code))
    if gotos > 3 * max(1, len(lines) / 1000):
        problem(path, 1, f"{gotos} gotos (at most 3 in 1,000 lines)")
    stem = Path(path).with_suffix(".h")
    if (ROOT / stem).exists():
        first_include = re.search(r'^\s*#\s*include\s*"([^"]+)"', text, re.M)
        if first_include and not first_include.group(1).endswith(stem.name):
            problem(path, 1, "the own header comes first")


def check_header(path, text):
    lines = text.split("\n")
    if len(lines) > 200 and (path, "length") not in EXCEPTIONS:
        problem(path, 1, f"header of {len(lines)} lines (at most 200)")
    code = strip_comments(text).split("\n")
    depth = 0
    comment_above = False
    for number, (raw, plain) in enumerate(zip(lines, code), 1):
        if depth == 0 and re.match(r"^(?!#|typedef|static|extern\b|struct \w+;|struct \w+ \{|enum|VEC_OF)[a-z][\w \*]*\b\w+\(", plain):
            if not comment_above and "/*" not in raw:
                problem(path, number, "prototype without a comment")
        depth += plain.count("{") - plain.count("}")
        if raw.strip().endswith("*/"):
            comment_above = True
        elif not raw.strip():
            comment_above = False


def check_stems(paths):
    """A function's prefix names its header, so no two headers may have the same stem."""
    first = {}
    for path in paths:
        if path.endswith(".h"):
            other = first.setdefault(Path(path).stem, path)
            if other != path:
                problem(path, 1, f"header stem already taken by {other}")


def check_calls(path, text):
    code = strip_comments(text)
    for number, line in enumerate(code.split("\n"), 1):
        for m in BANNED.finditer(line):
            problem(path, number, f"{m.group(1)} is banned")
        m = ALLOCATION.search(line)
        if m and not path.startswith(MAY_ALLOCATE):
            problem(path, number, f"{m.group(1)} outside base/: use an arena or mem.h")


def main():
    lengths, sizes = [], []
    for path in tracked():
        text = (ROOT / path).read_text(encoding="utf-8")
        if not text.startswith("/* SPDX-License-Identifier: MIT"):
            problem(path, 1, "the SPDX line comes first")
        check_includes(path, text.split("\n"))
        check_calls(path, text)
        if path.endswith(".h"):
            check_header(path, text)
        else:
            test = path.startswith("tests/")
            check_source(path, text, [] if test else lengths)
            if not test:
                sizes.append(text.count("\n"))
    check_stems(tracked())
    for folder in [*ARROWS, "scanner/cli", "rules", "tests"]:
        if folder != "scanner" and not (ROOT / folder / "README.md").exists():
            problem(folder + "/README.md", 1, "missing: the folder's room plan and symptom table")
    lengths.sort()
    median = statistics.median(lengths)
    p95 = lengths[int(len(lengths) * 0.95)]
    if median > 15 or p95 > 50:
        problem("(all)", 1, f"function lines: median {median} (at most 15), p95 {p95} (at most 50)")
    if statistics.median(sizes) > 350:
        problem("(all)", 1, f"source files: median {statistics.median(sizes)} lines (at most 350)")
    for p in problems:
        print(p)
    print(f"house: {len(sizes)} sources, {len(lengths)} functions, lines median {median:.0f}, p95 {p95}, "
          f"longest {lengths[-1]}; {len(problems)} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
