#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_classes.py BUILD: what a change caused, and why it says so. Each scenario is a small repository and the
results expected of it, as "class path:line: text of the region"; the words before it say what goes wrong with
other ways to find out what is new:
  lines     keeps the findings on added lines of the diff
  subtract  scans both trees and takes equal (rule, line text) off, or equal (rule, path, line number)
  blame     keeps the findings on lines whose `git blame` is in the range
"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import test_review  # noqa: E402
from test_review import Repository, check, shown  # noqa: E402

RULES = """
rules:
  - {id: any-eval, languages: [python], severity: WARNING, message: "Evaluated.", pattern: "eval(...)"}
  - {id: run-shell, languages: [python], severity: ERROR, message: "It runs.", pattern: "run(..., shell=True, ...)"}
  - {id: left-over, languages: [python], severity: WARNING, message: "It was code.", pattern-regex: "# was: .*"}
  - {id: never, languages: [python], severity: WARNING, message: "It never waits.", pattern: "wait(0)"}
  - id: swallowed
    languages: [python]
    severity: WARNING
    message: Swallowed.
    pattern: |
      try:
          ...
      except Exception:
          pass
  - id: unclosed
    languages: [python]
    severity: WARNING
    message: "'$F' is not closed."
    patterns:
      - pattern: $F = open(...)
      - pattern-not-inside: |
          $F = open(...)
          ...
          $F.close()
  - id: unguarded
    languages: [python]
    severity: WARNING
    message: Not asked before.
    patterns:
      - pattern: delete($X)
      - pattern-not-inside: |
          if $X:
              ...
      - pattern-not-inside: |
          if not $X:
              return
          ...
  - id: unlocked
    languages: [python]
    severity: WARNING
    message: Without the lock.
    patterns:
      - pattern: bump(...)
      - pattern-not-inside: |
          with lock:
              ...
  - id: uncaught
    languages: [python]
    severity: WARNING
    message: It may raise.
    patterns:
      - pattern: risky(...)
      - pattern-not-inside: |
          try:
              ...
          except $E:
              ...
  - id: open-view
    languages: [python]
    severity: ERROR
    message: Anybody can call it.
    patterns:
      - pattern: |
          def view_$X(...):
              ...
      - pattern-not: |
          @login
          def view_$X(...):
              ...
  - id: tainted
    languages: [python]
    severity: ERROR
    message: It gets there.
    mode: taint
    pattern-sources: [{pattern: get()}, {pattern: fetch()}]
    pattern-sanitizers: [{pattern: clean(...)}]
    pattern-sinks: [{pattern: sink(...)}]
  - id: unhashed
    languages: [python]
    severity: INFO
    message: "$CLASS has __eq__ alone."
    patterns:
      - pattern: |
          class $CLASS(...):
              def __eq__(self, ...):
                  ...
      - pattern-not: |
          class $CLASS(...):
              def __hash__(self, ...):
                  ...
      - focus-metavariable: $CLASS
  - id: unguarded-part
    languages: [python]
    severity: WARNING
    message: No method guards it.
    patterns:
      - pattern: delete(self.$X)
      - pattern-inside: |
          class $C(...):
              ...
      - pattern-not-inside: |
          class $C(...):
              def guard(self, ...):
                  ...
                  login($Y)
                  ...
  - id: may-be-none
    languages: [python]
    severity: WARNING
    message: It may be None.
    mode: result
    pattern-producers: [{pattern: return None}]
    report: [used-before-check]
  - id: looked-up
    languages: [python]
    severity: WARNING
    message: It may be None.
    mode: result
    pattern-producers: [{model: optional}]
    pattern-checks: [{pattern: $MAP.get(known)}]
    report: [used-before-check]
  - id: handed-on
    languages: [python]
    severity: WARNING
    message: "Handed on to '$TO'."
    mode: taint
    pattern-sources:
      - patterns:
          - pattern-inside: "def $F(..., $RAW=$DEFAULT, ...): ..."
          - focus-metavariable: $RAW
    pattern-sinks: [{pattern: $TO.post(...)}]
  - {id: unfit, languages: [python], severity: WARNING, message: "'$NAME' does not fit: $FAULT", mode: contract, kinds: [result]}
  - id: left-open
    languages: [python]
    severity: WARNING
    message: Left open.
    mode: lifetime
    pattern-acquire: [{pattern: $R = connect()}]
    pattern-release: [{pattern: $R.close()}]
    report: [leak]
  - id: held-up
    languages: [python]
    severity: WARNING
    message: It waits.
    patterns:
      - pattern: nap(...)
      - pattern-inside: |
          async def $F(...):
              ...
  - {id: import-in-vain, languages: [python], severity: INFO, message: "Unused '$NAME'.", mode: unused, kinds: [import]}
  - {id: unknown-name, languages: [python], severity: ERROR, message: "No '$NAME'.", mode: unused, kinds: [undefined],
     ignore-names: ["?", log, connect, get, fetch, sink, clean, pad, login, use, lock, bump, risky, wait, delete]}
  - {id: never-reached, languages: [python], severity: WARNING, message: "Dead.", mode: unused, kinds: [unreachable]}
  - {id: long-one, languages: [python], severity: INFO, message: "'$NAME' is $VALUE long.", mode: metric, metric: length,
     scope: function, threshold: 6}
  - {id: deep, languages: [python], severity: INFO, message: "'$NAME' is deep.", mode: metric, metric: nesting, scope: function,
     threshold: 2}
  - {id: untold, languages: [python], severity: INFO, message: "What is '$NAME' for?", mode: metric, metric: undocumented,
     threshold: 4, ignore-names: [f, g]}
""".replace("def view_$X(", "def view(").replace("$VALUE", "too")

PAD = "".join(f"pad{i} = {i}\n" for i in range(8))
BODY = "".join(f"    v{i} = {i}\n" for i in range(3))
FILE = "import os\n\n\ndef first(x):\n    return os.path.join(x, 'first')\n\n\ndef second(x):\n    y = eval(x)\n" \
       "    return y, 'second'\n\n\ndef third(x):\n    return x, 'third'\n"


def function(name, body):
    return f"def {name}(x):\n" + "".join(f"    {line}\n" for line in body.split("\n"))


CLOSED = "def f(p):\n    h = open(p)\n    try:\n        use(h)\n    finally:\n        h.close()\n"
GUARDED = "class A:\n    def go(self):\n        delete(self.part)\n\n    def guard(self):\n        log(0)\n" \
          "        login(self)\n\n    def end(self):\n        log(3)\n"
SIMPLE = [
    # name, wrong elsewhere, before, after, expected[, text that the reason has]
    ("new line", "", {"a.py": "x = 1\n"}, {"a.py": "x = 1\neval(x)\n"}, ["added a.py:2: eval(x)"]),
    ("new file", "", {}, {"a.py": "eval(1)\n"}, ["added a.py:1: eval(1)"]),
    ("moved down", "subtract by line number: all below are new", {"a.py": "eval(1)\n"}, {"a.py": PAD + "eval(1)\n"}, []),
    ("re-indented file", "lines, blame: everything is new", {"a.py": "if x:\n  eval(1)\n  eval(2)\n"},
     {"a.py": "if x:\n        eval(1)\n        eval(2)\n"}, []),
    ("tabs to blanks", "lines, blame: everything is new", {"a.py": "if x:\n\teval(1)\n"}, {"a.py": "if x:\n    eval(1)\n"}, []),
    ("put under a condition", "lines, blame: new", {"a.py": "x = 1\neval(x)\n"}, {"a.py": "x = 1\nif x:\n    eval(x)\n"}, []),
    ("CRLF of the whole file", "lines, blame: everything is new", {"a.py": "x = 1\r\neval(x)\r\ny = 2\r\n"},
     {"a.py": "x = 1\neval(x)\ny = 2\n"}, []),
    ("CRLF, and one more", "lines, blame: both are new", {"a.py": "x = 1\neval(x)\n"},
     {"a.py": "x = 1\r\neval(x)\r\neval(y)\r\n"}, ["added a.py:3: eval(y)"]),
    ("last line completed", "lines: new", {"a.py": "x = 1\neval(x)"}, {"a.py": "x = 1\neval(x)\n"}, []),
    ("comment added", "lines, blame: new", {"a.py": "eval(x)\n"}, {"a.py": "eval(x)  # ours\n"}, []),
    ("call re-wrapped", "lines, subtract by line text: new", {"a.py": "run(x,\n    shell=True)\n"},
     {"a.py": "run(\n    x, shell=True)\n"}, []),
    ("renamed beside it", "lines, subtract by line text: new", {"a.py": "y = eval(x)\n"}, {"a.py": "z = eval(x)\n"}, []),
    ("its code edited", "", {"a.py": "y = eval(x)\n"}, {"a.py": "y = eval(z)\n"}, ["added a.py:1: eval(z)"]),
    ("the same line twice", "subtract by text as a set: none is new", {"a.py": "eval(x)\ny = 1\n"},
     {"a.py": "eval(x)\ny = 1\neval(x)\n"}, ["added a.py:3: eval(x)"]),
    ("the same line twice, above", "subtract by text as a set: none; by line number: the wrong one",
     {"a.py": "y = 1\neval(x)\n"}, {"a.py": "eval(x)\ny = 1\neval(x)\n"}, ["added a.py:1: eval(x)"]),
    ("one of two dropped", "", {"a.py": "eval(x)\ny = 1\neval(x)\n"}, {"a.py": "y = 1\neval(x)\n"}, []),
    ("duplicates swapped", "lines: one is new", {"a.py": "eval(x)\neval(y)\n"}, {"a.py": "eval(y)\neval(x)\n"}, []),
    ("functions swapped", "lines, blame: one is new", {"a.py": function("a", "eval(x)") + function("b", "return 1")},
     {"a.py": function("b", "return 1") + function("a", "eval(x)")}, []),
    ("moved down the file", "lines, blame: new", {"a.py": "eval(x)\n" + PAD}, {"a.py": PAD + "eval(x)\n"}, []),
    ("moved to a class", "lines, blame: new", {"a.py": function("f", "y = 1\neval(x)\nreturn y")},
     {"a.py": "class A:\n    def f(x):\n        y = 1\n        eval(x)\n        return y\n"}, []),
    ("function renamed", "lines pass; subtract by scope: new", {"a.py": function("f", "eval(x)")},
     {"a.py": function("g", "eval(x)")}, []),
    ("extracted into a function", "lines, blame: new", {"a.py": "def f(x):\n    y = 1\n    z = eval(x + 'some more text')\n    return z\n"},
     {"a.py": "def g(x):\n    return eval(x + 'some more text')\n\n\ndef f(x):\n    y = 1\n    return g(x)\n"}, []),
    ("extracted, and still there", "subtract by text as a set: none is new",
     {"a.py": "def f(x):\n    y = 1\n    z = eval(x + 'some more text')\n    return z\n"},
     {"a.py": "def g(x):\n    return eval(x + 'some more text')\n\n\ndef f(x):\n    y = 1\n    z = eval(x + 'some more text')\n    return z\n"},
     ["added a.py:2: eval(x + 'some more text')"]),
    # Known miss: so little code may well be gone here and new there by chance.
    ("a few letters extracted", "lines, blame: new", {"a.py": "def f(x):\n    y = 1\n    z = eval(x)\n    return z\n"},
     {"a.py": "def g(x):\n    return eval(x)\n\n\ndef f(x):\n    y = 1\n    return g(x)\n"}, ["added a.py:2: eval(x)"]),
    ("file renamed", "subtract by path: everything is new", {"a.py": FILE}, {"a.py": None, "d/b.py": FILE}, []),
    ("file renamed and edited", "subtract by path: two are new", {"a.py": FILE},
     {"a.py": None, "b.py": FILE.replace("return x, 'third'", "return eval(x)")}, ["added b.py:14: eval(x)"]),
    ("file copied", "blame -C: not new", {"a.py": FILE}, {"b.py": FILE}, ["added b.py:9: eval(x)"]),
    ("case-only rename", "subtract by path: everything is new", {"a.py": FILE}, {"a.py": None, "A.py": FILE}, []),
    ("file becomes a package", "subtract by path: everything is new", {"a.py": FILE},
     {"a.py": None, "a/__init__.py": FILE}, []),
    ("package becomes a file", "subtract by path: everything is new", {"a/__init__.py": FILE, "a/b.py": "x = 1\n"},
     {"a/__init__.py": None, "a/b.py": None, "a.py": FILE}, []),
    ("file split in two", "lines, blame, subtract by path: the moved half is new", {"a.py": FILE},
     {"a.py": FILE[:FILE.index("def second")], "b.py": FILE[FILE.index("def second"):]}, []),
    ("two files merged", "lines, subtract by path: half is new",
     {"a.py": FILE, "b.py": PAD + "eval('b')\n"}, {"a.py": FILE + "\n\n" + PAD + "eval('b')\n", "b.py": None}, []),
    ("moved to an old file", "lines, blame, subtract by path: new", {"a.py": FILE, "b.py": PAD},
     {"a.py": FILE.replace("    y = eval(x)\n    return y, 'second'\n", "    return x\n"),
      "b.py": PAD + "\n\ndef second(x):\n    y = eval(x)\n    return y, 'second'\n"}, []),
    ("moved, and once more", "subtract by text as a set: none is new",
     {"a.py": PAD + "def f(x):\n    eval(x)\n", "b.py": PAD},
     {"a.py": PAD, "b.py": PAD + "def f(x):\n    eval(x)\n\n\ndef f(x):\n    eval(x)\n"}, ["added b.py:14: eval(x)"]),
    ("gone here, new there", "subtract by text: not new", {"a.py": function("f", "try:\n    g()\nexcept Exception:\n    pass")},
     {"a.py": function("f", "h()\ni()\nj()"), "b.py": function("g", "try:\n    k()\nexcept Exception:\n    pass")},
     ["added b.py:2: try:\n        k()\n    except Exception:\n        pass"]),
    ("handler made worse", "lines: only if the header changes",
     {"a.py": "try:\n    f()\nexcept Exception:\n    log()\n"}, {"a.py": "try:\n    f()\nexcept Exception:\n    pass\n"},
     ["added a.py:4: pass"]),
    ("body of an old handler", "lines with a margin: new", {"a.py": "try:\n    f()\nexcept Exception:\n    pass\n"},
     {"a.py": "try:\n    f()\n    g()\nexcept Exception:\n    pass\n"}, []),
    # what a deletion exposes
    ("finally deleted", "lines, blame: nothing is reported", {"a.py": CLOSED},
     {"a.py": "def f(p):\n    h = open(p)\n    try:\n        use(h)\n    except KeyError:\n        raise\n"},
     ["exposed-by-deletion a.py:5: except KeyError:"], "'finally'"),
    ("close deleted", "lines, blame: nothing is reported", {"a.py": "def f(p):\n    h = open(p)\n    use(h)\n    h.close()\n"},
     {"a.py": "def f(p):\n    h = open(p)\n    use(h)\n"}, ["exposed-by-deletion a.py:2: h = open(p)"],
     "Line 4 of the old file was removed: 'h.close()'."),
    ("with deleted", "lines: the body is shown as new in every rule",
     {"a.py": "def f():\n    with lock:\n        bump(1)\n"}, {"a.py": "def f():\n    bump(1)\n"},
     ["exposed-by-deletion a.py:2: bump(1)"], "'with' in line 2 of the old file was removed: 'with lock:'"),
    ("guard deleted", "lines, blame: nothing is reported",
     {"a.py": "def f(x):\n    if not x:\n        return\n    delete(x)\n"}, {"a.py": "def f(x):\n    delete(x)\n"},
     ["exposed-by-deletion a.py:2: delete(x)"], "check in line 2 of the old file was removed: 'if not x:'"),
    ("return of a guard deleted", "lines, blame: nothing is reported",
     {"a.py": "def f(x):\n    if not x:\n        return\n    delete(x)\n"},
     {"a.py": "def f(x):\n    if not x:\n        log()\n    delete(x)\n"}, ["exposed-by-deletion a.py:3: log()"],
     "The 'return' in line 3 of the old file was replaced."),
    ("except deleted", "lines, blame: nothing is reported",
{"a.py": "def f():\n    try:\n        risky()\n    except KeyError:\n        log(risky)\n"},
     {"a.py": "def f():\n    if lock:\n        risky()\n"}, ["exposed-by-deletion a.py:3: risky()"], "'log(risky)'"),
    ("import deleted", "lines, blame: nothing is reported", {"a.py": "import os\nx = 1\nprint(os.name)\n"},
     {"a.py": "x = 1\nprint(os.name)\n"}, ["exposed-by-deletion a.py:2: os"],
     "The import in line 1 of the old file was removed: 'import os'."),
    ("import replaced", "lines, blame: nothing is reported", {"a.py": "import os\nx = 1\nprint(os.name)\n"},
     {"a.py": "import sys\nx = sys\nprint(os.name)\n"}, ["exposed-by-deletion a.py:1: import sys"], "import in line 1"),
    ("definition deleted", "lines, blame: nothing is reported", {"a.py": "def helper():\n    pass\n\n\ndef f():\n    helper()\n"},
     {"a.py": "def f():\n    helper()\n"}, ["exposed-by-deletion a.py:2: helper"], "definition in line 1"),
    ("last use deleted", "lines, blame: nothing is reported", {"a.py": "import os\nx = 1\nprint(os.name)\n"},
     {"a.py": "import os\nx = 1\n"}, ["exposed-by-deletion a.py:1: os"], "'print(os.name)'"),
    ("decorator deleted", "lines, blame: nothing is reported", {"a.py": "@login\ndef view(x):\n    return x\n"},
     {"a.py": "def view(x):\n    return x\n"}, ["exposed-by-deletion a.py:1: def view(x):\n    return x"],
     "decorator in line 1 of the old file was removed: '@login'"),
    ("decorator moved to another", "lines, blame: nothing is reported",
     {"a.py": "@login\ndef view(x):\n    return x\n\n\ndef edit(x):\n    return x\n"},
     {"a.py": "def view(x):\n    return x\n\n\n@login\ndef edit(x):\n    return x\n"},
     ["exposed-by-deletion a.py:1: def view(x):\n    return x"], "@login"),
    ("decorators reordered", "lines with ranges: new", {"a.py": "@b\n@a\ndef view(x):\n    return x\n"},
     {"a.py": "@a\n@b\ndef view(x):\n    return x\n"}, []),
    ("sanitizer deleted", "lines, blame: nothing is reported", {"a.py": "def f():\n    x = get()\n    x = clean(x)\n    sink(x)\n"},
     {"a.py": "def f():\n    x = get()\n    sink(x)\n"}, ["exposed-by-deletion a.py:3: sink(x)"], "'x = clean(x)'"),
    ("sanitizer deleted with its import", "lines, blame: nothing is reported",
     {"a.py": "from m import clean, pad\n\n\ndef f():\n    x = get()\n    x = clean(x)\n" + BODY + "    sink(x)\n"},
     {"a.py": "from m import pad\n\n\ndef f():\n    x = get()\n" + BODY + "    sink(x)\n"},
     ["exposed-by-deletion a.py:1: from m import pad"], "'x = clean(x)'"),
    ("sanitizer deleted with its import, close by", "lines, blame: nothing is reported",
     {"a.py": "from m import clean, pad\n\n\ndef f():\n    x = get()\n    x = clean(x)\n    sink(x)\n"},
     {"a.py": "from m import pad\n\n\ndef f():\n    x = get()\n    sink(x)\n"},
     ["exposed-by-deletion a.py:6: sink(x)"], "'x = clean(x)'"),
    ("sanitizer deleted, way re-indented", "lines: new, for the line that is only re-indented",
     {"a.py": "def f():\n    x = get()\n    with lock:\n        z = x\n    z = clean(z)\n    sink(z)\n"},
     {"a.py": "def f():\n    x = get()\n    z = x\n    sink(z)\n"}, ["exposed-by-deletion a.py:3: z"], "'z = clean(z)'"),
    ("sanitizer deleted, call re-wrapped", "lines: nothing is reported",
     {"a.py": "def f(y):\n    x = get()\n    x = clean(x)\n    use(x, y)\n" + BODY + "    sink(x)\n"},
     {"a.py": "def f(y):\n    x = get()\n    use(x,\n        y)\n" + BODY + "    sink(x)\n"},
     ["exposed-by-deletion a.py:3: use(x,"], "'x = clean(x)'"),
    # what an edit exposes
    ("member added to a class", "lines: nothing is reported", {"a.py": "class A:\n    def f(x):\n        return x\n"},
     {"a.py": "class A:\n    def f(x):\n        return x\n\n    def __eq__(self, x):\n        if not isinstance(x, A):\n            return A\n"
              "        return x is self\n"},
     ["exposed-by-edit a.py:5: def __eq__(self, x):"], "'def __eq__(self, x):'"),
    ("edited method no longer guards another", "lines, blame, methods one by one: nothing is reported",
     {"a.py": GUARDED}, {"a.py": GUARDED.replace("login(self)", "log(self)")},
     ["exposed-by-edit a.py:7: log(self)"], "'log(self)', in place of 'login(self)'."),
    ("method deleted that guards another", "lines, blame, methods one by one: nothing is reported",
     {"a.py": GUARDED}, {"a.py": GUARDED[:GUARDED.index("\n    def guard")] + GUARDED[GUARDED.index("\n    def end"):]},
     ["exposed-by-deletion a.py:3: delete(self.part)"]),
    ("method edited beside one that nobody guards", "lines, blame: nothing is reported",
     {"a.py": GUARDED.replace("login(self)", "log(1)")}, {"a.py": GUARDED.replace("login(self)", "log(2)")}, []),
    ("grown too long, decorator edited", "lines with ranges: the decorator",
     {"a.py": "@a(1)\n@b\n" + function("f", "a()\nb()\nc()\nd()\ne()")},
     {"a.py": "@a(2)\n@b\n" + function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()\nh()")}, ["exposed-by-edit a.py:9: f()"]),
    ("grown too long, return re-wrapped", "",
     {"a.py": function("f", "a()\nb()\nc()\nd()\nreturn go(x)")},
     {"a.py": function("f", "a()\nb()\nc()\nd()\nreturn go(\n    x,\n    1)")}, ["exposed-by-edit a.py:7: x,"], "'x,'."),
    ("grown too long, other lines edited", "",
     {"a.py": function("f", "a()\nb()\nc()\nd()\ne()")},
     {"a.py": function("f", "a(1)\nb()\nc()\nd()\ne()\nh(\n    g())")}, ["exposed-by-edit a.py:7: h("], "'h('"),
    ("grown too long, documentation edited", "",
     {"a.py": function("f", "\'\'\'F.\n\n\'\'\'\na()\nb()\nc()\nd()\ne()")},
     {"a.py": function("f", "\'\'\'F.\n\n    More.\n\'\'\'\na()\nb()\nc()\nd()\ne()\ng()\nh()")}, ["exposed-by-edit a.py:11: g()"]),
    ("nested too deep, other lines edited", "",
     {"a.py": function("f", "if x:\n    raise a(1)\nfor y in x:\n    if y:\n        c(y)")},
     {"a.py": function("f", "if x:\n    raise a(2)\nfor y in x:\n    if y > 1:\n        for z in y:\n            c(z)")},
     ["exposed-by-edit a.py:6: for z in y:", "exposed-by-edit a.py:7: c(z)"]),
    ("what it is for is gone", "lines: nothing is reported",
     {"a.py": "def told(x):\n    '''Tells.'''\n    a()\n    b()\n    c()\n    d()\n    e(1)\n"},
     {"a.py": "def told(x):\n    a()\n    b()\n    c()\n    d()\n    e(2)\n"},
     ["exposed-by-deletion a.py:1: told"], "Line 2 of the old file was removed: ''''Tells.''''."),
    ("made a coroutine", "lines: nothing is reported",
     {"a.py": "def f(p):\n    a()\n    b()\n    nap(1)\n    with open(p) as h:\n        h.read()\n"},
     {"a.py": "async def f(p):\n    a()\n    b()\n    nap(1)\n    with open(p, 'rb') as h:\n        h.read()\n"},
     ["exposed-by-edit a.py:1: async def f(p):"], "'async def f(p):'"),
    ("check removed, use of the same name added below", "lines: nothing is reported",
     {"a.py": "import re\n\n\ndef f(x):\n    m = re.match('a', x)\n    if m is None:\n        return ''\n    n = m.group()\n    return n\n"},
     {"a.py": "import re\n\n\ndef f(x):\n    m = re.match('a', x)\n    n = m.group()\n    if f(n, m):\n        return ''\n    return n\n"},
     ["exposed-by-deletion a.py:6: m.group"], "check in line 6"),
    ("argument added, call re-wrapped", "", {"a.py": "def f(x):\n    run(x, 1)\n"},
     {"a.py": "def f(x):\n    run(\n        x, 1,\n        shell=True)\n"}, ["added a.py:2: run(\n        x, 1,\n        shell=True)"]),
    ("source added, decorator edited", "", {"a.py": "@b(1)\ndef f():\n    x = 1\n    y = x\n    sink(y)\n"},
     {"a.py": "@b(2)\ndef f():\n    x = []\n    x += get()\n    y = x\n    sink(y)\n"}, ["exposed-by-edit a.py:4: get()"]),
    ("awaited less, decorator edited", "lines: nothing is reported",
     {"a.py": "@b(1)\ndef f(p):\n    h = open(p)\n    z = [h]\n    use(z)\n    h.close()\n"},
     {"a.py": "@b(2)\ndef f(p):\n    h = open(p)\n    z = [h]\n    use(z)\n    z[0].close()\n"},
     ["exposed-by-deletion a.py:6: z[0].close()"], "'h.close()'"),
    ("grown too long, header and decorator edited", "",
     {"a.py": "@a(1)\n@b\n" + function("f", "a()\nb()\nc()\nd()\ne()")},
     {"a.py": "@a(2)\n@b\n" + function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()\nh()").replace("(x)", "(x, y)")},
     ["added a.py:3: f"]),
    ("early return added", "lines: nothing is reported", {"a.py": "def f():\n    g()\n    h()\n"},
     {"a.py": "def f():\n    g()\n    return 1\n    h()\n"}, ["exposed-by-edit a.py:3: return 1"], "Line 3"),
    ("raise added", "lines: nothing is reported", {"a.py": "def f():\n    g()\n    h()\n"},
     {"a.py": "def f():\n    raise KeyError\n    g()\n    h()\n"}, ["exposed-by-edit a.py:2: raise KeyError"], "Line 2"),
    ("source added", "lines: nothing is reported", {"a.py": "def f():\n    x = 1\n    y = x\n    sink(y)\n"},
     {"a.py": "def f():\n    x = get()\n    y = x\n    sink(y)\n"}, ["exposed-by-edit a.py:2: get()"], "Line 2"),
    ("sanitizer replaced", "lines: nothing is reported",
     {"a.py": "def f():\n    x = get()\n    x = clean(x)\n    sink(x)\n"},
     {"a.py": "def f():\n    x = get()\n    x = pad(x)\n    sink(x)\n"}, ["exposed-by-edit a.py:3: x = pad(x)"],
     "Line 3 is what the change brought: 'x = pad(x)', in place of 'x = clean(x)'."),
    ("constant of the module", "lines, blame: nothing is reported", {"a.py": "T = 5\n\n\ndef f():\n    wait(T)\n"},
     {"a.py": "T = 0\n\n\ndef f():\n    wait(T)\n"}, ["exposed-by-edit a.py:1: T = 0"], "'T = 0'"),
    ("grown too long", "lines: nothing, the def is old", {"a.py": function("f", "a()\nb()\nc()\nd()\ne()")},
     {"a.py": function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()\nh()")}, ["exposed-by-edit a.py:7: f()"],
     "Line 7 is what the change brought: 'f()'."),
    ("grown too long, another of its name is gone", "lines: nothing, the def is old",
     {"a.py": function("f", "a()\nb()\nc()\nd()\ne()") + "\n\nclass A:\n    def f(x):\n        return f\n"},
     {"a.py": function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()") + "\n\nclass A:\n    def g(x):\n        return f\n"},
     ["exposed-by-edit a.py:7: f()"]),
    ("too long before", "lines with ranges: new again", {"a.py": function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()")},
     {"a.py": function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()\nh()")}, []),
    ("too long before, header edited", "lines: new", {"a.py": function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()")},
     {"a.py": function("f", "a()\nb()\nc()\nd()\ne()\nf()\ng()").replace("(x)", "(x, y)")}, []),
    ("function of the file changed", "lines, blame: nothing is reported",
     {"a.py": "def p(y):\n    return 1\n\n\ndef f():\n    x = get()\n    sink(p(x))\n"},
     {"a.py": "def p(y):\n    return y\n\n\ndef f():\n    x = get()\n    sink(p(x))\n"},
     ["exposed-by-edit a.py:2: return y"], "'return y', in place of 'return 1'."),
    ("function of another file edited, and this file elsewhere", "lines, blame: nothing is reported",
     {"m.py": "def tidy(x):\n    return clean(x)\n", "b.py": "from m import tidy\n\n\ndef use():\n    x = get()\n    sink(tidy(x))\n\n\ndef other():\n    return 1\n"},
     {"m.py": "def tidy(x):\n    return [x]\n", "b.py": "from m import tidy\n\n\ndef use():\n    x = get()\n    sink(tidy(x))\n\n\ndef other():\n    return 2\n"},
     ["caller-affected b.py:6: sink(tidy(x))"], "The change edited 'tidy' in m.py."),
    # Known miss: nobody is looked for who calls a function of which only the inside was edited.
    ("function of another file edited, and not this file", "lines, blame: nothing is reported",
     {"m.py": "def tidy(x):\n    return clean(x)\n", "b.py": "from m import tidy\n\n\ndef use():\n    x = get()\n    sink(tidy(x))\n\n\ndef other():\n    return 1\n"}, {"m.py": "def tidy(x):\n    return [x]\n"}, []),
    ("function that only another file comes back to", "",
     {"m.py": "from a import back\n\n\ndef run(x):\n    back(x)\n    sink(x)\n",
      "a.py": "import m\n\n\ndef back(x):\n    d = dict(x)\n    return d.get(known).name\n\n\ndef go():\n    m.run(get())\n    log(1)\n"},
     {"a.py": "import m\n\n\ndef back(x):\n    d = dict(x)\n    return d.get(known).name\n\n\ndef go():\n    m.run(get())\n    log(2)\n"}, []),
    ("function of another file that never returns, with the sink in it", "lines, blame: nothing is reported",
     {"m.py": "import sys\n\n\ndef fail(x):\n    sink(x)\n    sys.exit(1)\n", "a.py": "import m\n\n\ndef go():\n    log(1)\n"},
     {"a.py": "import m\n\n\ndef go():\n    m.fail(get())\n"}, ["added a.py:5: m.fail(get())"]),
    ("function of another file that never returns, before the sink", "",
     {"m.py": "import sys\n\n\ndef fail(x):\n    log(x)\n    sys.exit(1)\n", "a.py": "import m\n\n\ndef go():\n    log(1)\n"},
     {"a.py": "import m\n\n\ndef go():\n    x = get()\n    m.fail(x)\n    sink(x)\n"}, []),
    ("parameter of a function of another file", "",
     {"m.py": "def run(x, raw=None):\n    log.post({1: raw})\n    return x\n", "a.py": "import m\n\n\ndef go():\n    log(1)\n"},
     {"a.py": "import m\n\n\ndef go(raw=None):\n    log.post(1)\n    sink(m.run(get()))\n"}, ["added a.py:6: sink(m.run(get()))"]),
    ("function of the file may give None", "lines, blame: nothing is reported",
     {"a.py": "def p(y):\n    if y:\n        return y\n    raise KeyError\n\n\ndef f(x):\n    return p(x).name\n"},
     {"a.py": "def p(y):\n    if y:\n        return y\n    return None\n\n\ndef f(x):\n    return p(x).name\n"},
     ["exposed-by-edit a.py:4: None"]),
    ("check removed far before what it guarded", "lines, blame: shown outside of the diff, or not at all",
     {"a.py": "def f(x):\n    a = 1\n    if not x:\n        return\n    b = 2\n    c = 3\n    d = 4\n    e = 5\n    g = 6\n    delete(x)\n"},
     {"a.py": "def f(x):\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    e = 5\n    g = 6\n    delete(x)\n"},
     ["exposed-by-deletion a.py:3: b = 2"], "check in line 3 of the old file was removed: 'if not x:'"),
    ("release at the end removed, far from where it was opened", "lines, blame: shown outside of the diff, or not at all",
     {"a.py": "def f(p):\n    h = open(p)\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    h.close()\n\n\ndef g():\n    return 1\n"},
     {"a.py": "def f(p):\n    h = open(p)\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n\n\ndef g():\n    return 1\n"},
     ["exposed-by-deletion a.py:6: d = 4"], "'h.close()'"),
    ("a line became a comment", "lines without comments: nothing is new, or the line below is to blame",
     {"a.py": "def f(p):\n    log(p)\n    wait(1)\n    use(p)\n"}, {"a.py": "def f(p):\n    log(p)\n    # was: wait(1)\n    log(p, 1)\n"},
     ["added a.py:3: # was: wait(1)"]),
    ("function of the file closes no more", "lines, blame: nothing is reported",
     {"a.py": "def end(y):\n    y.send(1)\n    y.close()\n\n\ndef f():\n    x = connect()\n    end(x)\n"},
     {"a.py": "def end(y):\n    y.send(1)\n\n\ndef f():\n    x = connect()\n    end(x)\n"},
     ["exposed-by-deletion a.py:2: y.send(1)"], "'y.close()'"),
    ("function of the file is a coroutine now", "lines, blame: nothing is reported",
     {"a.py": "def p(y):\n    log(y)\n\n\ndef f(x):\n    p(x)\n"},
     {"a.py": "async def p(y):\n    log(y)\n\n\ndef f(x):\n    p(x)\n"}, ["exposed-by-edit a.py:1: async def p(y):"]),
    ("function of the file gives more values", "lines, blame: nothing is reported",
     {"a.py": "def p(y):\n    return y, 1\n\n\ndef f(x):\n    a, b = p(x)\n    return a, b\n"},
     {"a.py": "def p(y):\n    return y, 1, 2\n\n\ndef f(x):\n    a, b = p(x)\n    return a, b\n"},
     ["exposed-by-edit a.py:2: return y, 1, 2"]),
    ("other source and sink", "", {"a.py": "def f(c):\n    x = get()\n    sink(x)\n"},
     {"a.py": "def f(c):\n    x = 1\n    y = [get()]\n    sink(y)\n"}, ["added a.py:4: sink(y)"]),
    ("another way from source to sink", "subtract by way: new",
     {"a.py": "def f():\n    x = get()\n    y = x\n    sink(y)\n"}, {"a.py": "def f():\n    x = get()\n    y = x + 'a'\n    sink(y)\n"}, []),
    ("another source beside its own, in a function that is not edited", "subtract by source: new",
     {"a.py": "def h(p):\n    sink([p, get()])\n\n\ndef f():\n    log(1)\n    h(fetch())\n"},
     {"a.py": "def h(p):\n    sink([p, get()])\n\n\ndef f():\n    log(2)\n    h(fetch())\n"}, []),
    ("another source, in a function that is not edited", "",
     {"a.py": "def h(p):\n    sink([p, 1])\n\n\ndef f():\n    h(get())\n"},
     {"a.py": "def h(p):\n    sink([p, 1])\n\n\ndef f():\n    h(fetch())\n"}, ["exposed-by-edit a.py:6: h(fetch())"]),
    # nothing new
    ("blank lines and comments", "lines with a margin: new", {"a.py": "x = 1\neval(x)\n"}, {"a.py": "x = 1\n\n# why\n\neval(x)\n"}, []),
    ("fixed", "", {"a.py": "x = 1\neval(x)\n"}, {"a.py": "x = 1\nint(x)\n"}, []),
    ("deleted file", "", {"a.py": "eval(1)\n", "b.py": ""}, {"a.py": None}, []),
    ("old version is no Python", "subtract: everything in it is new",
     {"a.py": "def f(:\n    eval(1)\n    y = 1\n"}, {"a.py": "def f():\n    eval(1)\n    y = 2\n    eval(2)\n"},
     ["added a.py:4: eval(2)"]),
]


class Scanner(test_review.Scanner):
    def __init__(self, build, work):
        super().__init__(build, work)
        with open(self.rules, "w", encoding="utf-8") as stream:
            stream.write(RULES)


def classes(run):
    found = []
    for result, place in zip(run["results"], shown(run)):
        path, lines, text = place.split(":", 2)
        found.append(f"{result['properties']['hunkscan/class']} {path}:{lines.split('-')[0]}:{text}")
    return found


def check_simple(scanner, work):
    repository = Repository(os.path.join(work, "simple"), work)
    for name, _, before, after, want, *reason in SIMPLE:
        repository.git("checkout", "-q", "--orphan", "x" + name.replace(" ", "-"))
        for path in repository.git("ls-files").split("\n"):
            if path:
                os.remove(os.path.join(repository.folder, path))
        repository.commit({"README": name, **before})
        repository.commit(after)
        run, _ = scanner.run(name, repository, "HEAD~..HEAD")
        check(name, want, classes(run))
        for result in run["results"]:
            why = result["properties"].get("hunkscan/why", "")
            exposed = result["properties"]["hunkscan/class"] != "added"
            if exposed != bool(why):
                test_review.fail(name, "why", why)
            if exposed and why not in result["message"]["text"].replace("\\", ""):
                test_review.fail(name, "the message lacks", why, "\n", result["message"]["text"])
            if reason and reason[0] not in why:
                test_review.fail(name, "why", why)


def linear(repository, *states):
    """Commits one state after the other; their ids."""
    return [repository.commit(state) for state in states]


def check_histories(scanner, work):
    """What the bases are, and that a finding must be new against each."""
    def fresh(name):
        return Repository(os.path.join(work, name), work)

    def expect(name, repository, what, want, *options):
        run, _ = scanner.run(name, repository, what, *options)
        check(name, want, classes(run))

    # A root: no parent to subtract; tools with HEAD~ fail.
    repository = fresh("root")
    root, = linear(repository, {"a.py": "eval(1)\n"})
    expect("root", repository, root, ["added a.py:1: eval(1)"])

    # An orphan branch compared by trees: what both have is old. Tools that need a merge base fail.
    repository = fresh("orphan")
    main, = linear(repository, {"a.py": PAD + "eval(1)\n"})
    repository.git("checkout", "-q", "--orphan", "other")
    other, = linear(repository, {"a.py": PAD + "eval(1)\neval(2)\n"})
    expect("orphan", repository, f"{main}..{other}", ["added a.py:10: eval(2)"])

    # A criss-cross: each side has what the other fixed; a single base calls one of them new.
    repository = fresh("criss-cross")
    lines = ["# 0\n"] + ["pass\n"] * 20
    root, = linear(repository, {"a.py": "".join(lines)})
    repository.git("checkout", "-q", "-b", "left", root)
    lines[2] = "eval('left')\n"
    left, = linear(repository, {"a.py": "".join(lines)})
    repository.git("checkout", "-q", "-b", "right", root)
    lines[2], lines[12] = "pass\n", "eval('right')\n"
    linear(repository, {"a.py": "".join(lines)})
    repository.git("merge", "-q", "-m", "right takes left", left)
    repository.git("checkout", "-q", "left")
    repository.git("merge", "-q", "-m", "left takes right", "right~")
    lines[2] = "eval('left')\n"
    linear(repository, {"a.py": "".join(lines) + "eval('new')\n"})
    expect("criss-cross", repository, "right...left", ["added a.py:22: eval('new')"])

    # An octopus merge against its first parent brings what its other parents had.
    repository = fresh("octopus")
    root, = linear(repository, {"a.py": "x = 1\n"})
    linear(repository, {"b.py": "x = 1\n"})
    for name in ("one", "two"):
        repository.git("checkout", "-q", "-b", name, root)
        linear(repository, {name + ".py": f"eval('{name}')\n"})
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "-m", "octopus", "one", "two")
    expect("octopus", repository, "HEAD^..HEAD", ["added one.py:1: eval('one')", "added two.py:1: eval('two')"])

    # A merge that only takes: against the merge base the branch has nothing of main's.
    repository = fresh("main moved on")
    root, = linear(repository, {"a.py": "x = 1\n"})
    linear(repository, {"b.py": "eval('main')\n"})
    repository.git("checkout", "-q", "-b", "feature", root)
    linear(repository, {"c.py": "eval('feature')\n"})
    expect("main moved on", repository, "main...feature", ["added c.py:1: eval('feature')"])

    # Main fixed what the branch still has: two-tree subtraction says that the branch brought it.
    repository = fresh("fixed on main")
    root, = linear(repository, {"a.py": "eval(1)\n" + PAD})
    linear(repository, {"a.py": "int(1)\n" + PAD})
    repository.git("checkout", "-q", "-b", "feature", root)
    linear(repository, {"a.py": "eval(1)\n" + PAD + "y = 2\n"})
    expect("fixed on main", repository, "main...feature", [])

    # A merge commit that adds what no parent had ("evil merge").
    repository = fresh("evil merge")
    root, = linear(repository, {"a.py": PAD})
    repository.git("checkout", "-q", "-b", "side", root)
    linear(repository, {"b.py": PAD})
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "--no-commit", "side")
    linear(repository, {"a.py": PAD + "eval('evil')\n"})
    expect("evil merge", repository, "HEAD^..HEAD", ["added a.py:9: eval('evil')"])

    # Replaced and grafted commits: what is stored counts, not what refs/replace says.
    repository = fresh("replaced")
    first, second = linear(repository, {"a.py": "x = 1\n"}, {"a.py": "x = 1\neval(1)\n"})
    repository.git("checkout", "-q", "--orphan", "fake")
    fake, = linear(repository, {"a.py": "x = 1\neval(1)\n"})
    repository.git("replace", first, fake)
    expect("replaced", repository, f"{first}..{second}", ["added a.py:2: eval(1)"])
    repository = fresh("grafted")
    _, second, third = linear(repository, {"a.py": "x = 1\n"}, {"a.py": "x = 1\neval(1)\n"},
                              {"a.py": "x = 1\neval(1)\neval(2)\n"})
    repository.git("replace", "--graft", third)
    expect("grafted", repository, third, ["added a.py:3: eval(2)"])

    # Added and reverted in one branch: each commit is to blame for its own, the branch for nothing.
    repository = fresh("reverted")
    ids = linear(repository, {"a.py": PAD}, {"a.py": PAD + "eval(1)\n"}, {"a.py": PAD})
    expect("reverted", repository, f"{ids[0]}..{ids[2]}", [])
    expect("revert of the revert", repository, f"{ids[2]}..{ids[1]}", ["added a.py:9: eval(1)"])

    # --anchor sink: where the fault is, not the line to blame.
    repository = fresh("anchor")
    linear(repository, {"a.py": "def f():\n    g()\n    h()\n"}, {"a.py": "def f():\n    g()\n    return 1\n    h()\n"})
    expect("anchor", repository, "HEAD~..HEAD", ["exposed-by-edit a.py:4: h()"], "--anchor", "sink")


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        scanner = Scanner(build, work)
        check_simple(scanner, work)
        check_histories(scanner, work)
    count = len(SIMPLE) + 14
    print(f"{test_review.failures} failures" if test_review.failures else f"{count} scenarios, all as expected")
    return 1 if test_review.failures else 0


if __name__ == "__main__":
    sys.exit(main())
