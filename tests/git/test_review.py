#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_review.py BUILD: what is reported of a change, and where. Each case is a small history, the rules
of RULES, and the results expected of `hunkscan A..B`: "path:first-last: text of the region"."""
import json
import os
import subprocess
import sys
import tempfile

RULES = """
rules:
  - {id: run-shell, languages: [python], severity: ERROR, message: "It runs.", pattern: "run(..., shell=True, ...)"}
  - {id: any-eval, languages: [python], severity: WARNING, message: "Evaluated.", pattern: "eval(...)"}
  - id: swallowed
    languages: [python]
    severity: WARNING
    message: Swallowed.
    pattern: |
      try:
          ...
      except Exception:
          pass
"""

SCRIPT = "#!/usr/bin/env python3\neval(1)\n"
BODY = "".join(f"    v{i} = {i}\n" for i in range(12))

# name, files before, files after (None: deleted; a tuple: a symlink), expected results
CASES = [
    ("added file", {}, {"a.py": "x = 1\neval(x)\n"}, ["a.py:2-2: eval(x)"]),
    ("added line", {"a.py": "eval(1)\n"}, {"a.py": "eval(1)\neval(2)\n"}, ["a.py:2-2: eval(2)"]),
    ("nothing new", {"a.py": "eval(1)\n"}, {"a.py": "x = 1\n\n\neval(1)\n"}, []),
    ("deleted line", {"a.py": "x = 1\neval(1)\n"}, {"a.py": "eval(1)\n"}, []),
    ("deleted file", {"a.py": "eval(1)\n", "b.py": ""}, {"a.py": None}, []),
    ("renamed", {"a.py": "eval(1)\n" + BODY.replace("    ", "")},
     {"a.py": None, "d/b.py": "eval(1)\n" + BODY.replace("    ", "")}, []),
    ("renamed and edited", {"a.py": "eval(1)\n" + BODY.replace("    ", "")},
     {"a.py": None, "d/b.py": "eval(1)\n" + BODY.replace("    ", "") + "eval(2)\n"}, ["d/b.py:14-14: eval(2)"]),
    ("argument added to an old call", {"a.py": "run(\n    x,\n)\n"}, {"a.py": "run(\n    x,\n    shell=True,\n)\n"},
     ["a.py:3-3: shell=True,"]),
    ("argument added to an old finding", {"a.py": "run(\n    x,\n    shell=True,\n)\n"},
     {"a.py": "run(\n    x,\n    y,\n    shell=True,\n)\n"}, []),
    ("handler made worse", {"a.py": "try:\n    f()\nexcept KeyError:\n    pass\n"},
     {"a.py": "try:\n    f()\nexcept Exception:\n    pass\n"}, ["a.py:3-3: except Exception:"]),
    ("body of an old handler's try", {"a.py": "try:\n    f()\nexcept Exception:\n    pass\n"},
     {"a.py": "try:\n    f()\n    g()\nexcept Exception:\n    pass\n"}, []),
    ("one of several handlers is new", {"a.py": "try:\n    f()\nexcept Exception:\n    pass\n"},
     {"a.py": "try:\n    f()\nexcept KeyError:\n    g()\nexcept Exception:\n    pass\n"}, []),
    ("two on a line", {}, {"a.py": "x = eval(1), eval(2)\n"}, ["a.py:1-1: eval(1)"]),
    ("symlink becomes a file", {"b.py": "", "a.py": ("b.py",)}, {"a.py": "eval(1)\n"}, ["a.py:1-1: eval(1)"]),
    ("file becomes a symlink", {"b.py": "", "a.py": "eval(1)\n"}, {"a.py": ("b.py",)}, []),
    ("script without extension", {}, {"tool": SCRIPT, "data": "eval(1)\n", "x.txt": SCRIPT}, ["tool:2-2: eval(1)"]),
    ("suppressed", {}, {"a.py": "eval(1)  # hunkscan: ignore[any-eval] ours\n# nosemgrep\neval(2)\neval(3)\n"},
     ["a.py:4-4: eval(3)"]),
    ("line ends", {"a.py": "x = 1\r\ny = 2\r\n"}, {"a.py": "x = 1\r\neval(1)\r\ny = 2\r\n"}, ["a.py:2-2: eval(1)"]),
    ("line ends changed", {"a.py": "eval(1)\r\n"}, {"a.py": "eval(1)\n"}, []),
    ("last line completed", {"a.py": "eval(1)"}, {"a.py": "eval(1)\n"}, []),
    ("other quotes", {"a.py": "run('ls \\'x\\'', shell=True)\n"}, {"a.py": "run(\"ls 'x'\", shell=True)\n"}, []),
    ("other quotes in another text", {"a.py": "run('ls', shell=True)\n"}, {"a.py": "run(\"rm\", shell=True)\n"},
     ['a.py:1-1: run("rm", shell=True)']),
    ("formatted", {"a.py": "run(u'ls', x,\n    shell=True)\n"},
     {"a.py": "run(\n    \"ls\",\n    x,\n    shell=True,\n)\n"}, []),
    ("not Python", {}, {"a.txt": "eval(1)\n", "a.pyc": "eval(1)\n"}, []),
    ("empty file", {}, {"a.py": ""}, []),
]

failures = 0


def fail(*text):
    global failures
    failures += 1
    print("FAIL", *text)


class Repository:
    """A repository in `folder`, with a clock of its own."""

    def __init__(self, folder, home):
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "1700000000 +0000",
            "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.org",
            "GIT_COMMITTER_DATE": "1700000000 +0000",
        }
        os.makedirs(folder)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.folder, *arguments], env=self.environment, check=True,
                              capture_output=True, text=True).stdout.strip()

    def write(self, files):
        for path, text in files.items():
            full = os.path.join(self.folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            if os.path.lexists(full):
                os.remove(full)
            if isinstance(text, tuple):
                os.symlink(text[0], full)
            elif text is not None:
                with open(full, "wb") as stream:
                    stream.write(text if isinstance(text, bytes) else text.encode())

    def commit(self, files, message="change"):
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


class Scanner:
    def __init__(self, build, work):
        self.program = os.path.join(build, "hunkscan")
        self.work = work
        self.builtin = None  # the built-in rule that takes part instead of RULES
        self.rules = os.path.join(work, "rules.yaml")
        with open(self.rules, "w", encoding="utf-8") as stream:
            stream.write(RULES)

    def run(self, name, repository, *arguments):
        output = os.path.join(self.work, "out.sarif")
        rules = ["--select", self.builtin] if self.builtin else ["--no-builtin-rules", "--rules", self.rules]
        done = subprocess.run(
            [self.program, *rules, "-C", repository.folder, *arguments,
             "--sarif", output], env=repository.environment, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1, 3):
            fail(name, "exit code", done.returncode, done.stderr[:2000])
            return {"results": [], "invocations": [{}]}, done.returncode
        with open(output, encoding="utf-8") as stream:
            return json.load(stream)["runs"][0], done.returncode


def shown(run):
    lines = []
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        lines.append(f"{place['artifactLocation']['uri']}:{region['startLine']}-{region['endLine']}: "
                     f"{region['snippet']['text']}")
    return lines


def notices(run):
    found = run["invocations"][0].get("toolExecutionNotifications", [])
    return [(n.get("descriptor", {}).get("id"), n.get("level")) for n in found]


def check(name, want, got):
    if want != got:
        fail(name, "\n  expected", want, "\n  actual  ", got)


def check_cases(scanner, work):
    for number, (name, before, after, want) in enumerate(CASES):
        repository = Repository(os.path.join(work, f"case{number}"), work)
        repository.commit({"README": "x\n", **before})
        repository.commit(after)
        run, code = scanner.run(name, repository, "HEAD~..HEAD")
        check(name, want, shown(run))
        check(name + ": exit code", 1 if want else 0, code)


def check_merge(scanner, work):
    """A merge against both merge bases of a criss-cross history: only what is new to each."""
    repository = Repository(os.path.join(work, "merge"), work)
    root = repository.commit({"a.py": "# 0\n" + "pass\n" * 20})
    lines = ["# 0\n"] + ["pass\n"] * 20
    repository.git("checkout", "-q", "-b", "left", root)
    lines[2] = "eval('left')\n"
    left = repository.commit({"a.py": "".join(lines)})
    repository.git("checkout", "-q", "-b", "right", root)
    lines[2], lines[12] = "pass\n", "eval('right')\n"
    right = repository.commit({"a.py": "".join(lines)})
    repository.git("merge", "-q", "-m", "right takes left", left)
    repository.git("checkout", "-q", "left")
    repository.git("merge", "-q", "-m", "left takes right", right)
    lines[2] = "eval('left')\n"
    lines.append("eval('new')\n")
    repository.commit({"a.py": "".join(lines)})
    run, _ = scanner.run("merge", repository, "right...left")
    check("criss-cross", ["a.py:22-22: eval('new')"], shown(run))


def check_suppressed(scanner, work):
    repository = Repository(os.path.join(work, "suppressed"), work)
    repository.commit({"a.py": "# nosemgrep: any-eval\nx = 1\n"})
    repository.commit({"a.py": "# nosemgrep: any-eval\neval(1)\neval(2)  # hunkscan: ignore ours\n"})
    run, code = scanner.run("suppressed", repository, "HEAD~..HEAD", "--show-suppressed")
    check("suppressed", ["a.py:2-2: eval(1)", "a.py:3-3: eval(2)"], shown(run))
    check("suppressed: exit code", 0, code)
    check("suppressed: kinds", [["inSource"], ["inSource"]],
          [[s["kind"] for s in r.get("suppressions", [])] for r in run["results"]])


def check_notices(scanner, work):
    repository = Repository(os.path.join(work, "notices"), work)
    repository.commit({"old.py": "def f(:\n" + BODY + "x = 1\n"})
    cases = [
        ("syntax error in the change", {"a.py": "x = (\neval(1)\n"}, ("syntax-error", "error"), 3),
        ("syntax error elsewhere", {"old.py": "def f(:\n" + BODY + "x = 2\n"}, ("syntax-error", "note"), 0),
        ("binary", {"a.py": b"x\0y\n"}, ("binary-file", "note"), 0),
        ("pointer", {"a.py": "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 3\n"},
         ("lfs-pointer", "error"), 3),
        ("encoding", {"a.py": b"# coding: shift_jis\nx = '\x83\x5c'\n"}, ("unknown-encoding", "error"), 3),
        ("late NUL", {"a.py": "x = 1\n" * 2000 + "# \0\n"}, ("nul-byte", "note"), 0),
    ]
    for name, files, want, want_code in cases:
        repository.commit(files, name)
        run, code = scanner.run(name, repository, "HEAD~..HEAD")
        got = notices(run)
        if [n for n, _ in got] != [want[0]] or code != want_code:
            fail(name, "notices", got, "exit code", code)


def check_identity(scanner, work):
    """The fingerprints of a tree are those of the change that brought the findings, and survive a move."""
    repository = Repository(os.path.join(work, "identity"), work)
    text = "class A:\n    def f(self):\n        eval(1)\n        eval(1)\n"
    repository.commit({"a.py": text})
    repository.commit({"a.py": "import os\n\n\n" + text + "        eval(2)\n"})

    def identities(run):
        return [r["partialFingerprints"]["hunkscan/v1"] for r in run["results"]]

    first = identities(scanner.run("identity", repository, "--all", "HEAD~")[0])
    both = identities(scanner.run("identity", repository, "--all", "HEAD")[0])
    new = identities(scanner.run("identity", repository, "HEAD~..HEAD")[0])
    check("identity: all apart", 3, len(set(both)))
    check("identity: kept", first, both[:2])
    check("identity: new", new, both[2:])


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        scanner = Scanner(build, work)
        check_cases(scanner, work)
        check_merge(scanner, work)
        check_suppressed(scanner, work)
        check_notices(scanner, work)
        check_identity(scanner, work)
    print(f"{failures} failures" if failures else "all as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
