#!/bin/bash
# SPDX-License-Identifier: MIT
# Resources and orders in code that nobody writes: many branches, deep calls, names rebound in every way, code after
# endless loops, thousands of things that stay open. A result or a notice, within the budget, never a crash.
. "$(dirname "$0")/lib.sh"

cat >rules.yaml <<'YAML'
rules:
  - id: leak
    mode: lifetime
    languages: [python]
    severity: ERROR
    message: "'$R' stays open."
    pattern-acquire: [{pattern: $R = acquire(...)}, {pattern: $R.lock()}]
    pattern-release: [{pattern: $R.release()}]
    report: [leak, leak-on-exception, use-after-release, double-release, never-named]
  - id: order
    mode: order
    languages: [python]
    severity: ERROR
    message: "'$X' is not ended."
    events: {BEGIN: {pattern: $X.begin()}, END: {pattern: $X.end()}}
    require: BEGIN then END
YAML
mkdir plain
python3 - <<'PY'
with open("plain/branches.py", "w") as out:
    out.write("def f(a):\n    r = acquire()\n    a.begin()\n")
    for i in range(10000):
        out.write(f"    if a == {i}:\n        r.use({i})\n")
with open("plain/many.py", "w") as out:
    out.write("def f(a):\n")
    for i in range(2000):
        out.write(f"    r{i} = acquire({i})\n    a.x{i}.begin()\n    work(r{i - 1 if i else i}.name)\n")
with open("plain/calls.py", "w") as out:
    for i in range(300):
        out.write(f"def f{i}(r, n):\n    r.lock()\n    f{(i + 1) % 300}(r, n)\n    f{(i * 7) % 300}(acquire(), n)\n    r.begin()\n")
with open("plain/loops.py", "w") as out:
    out.write("def f(a):\n")
    for i in range(60):
        out.write("    " * (i + 1) + f"for x{i} in a:\n")
    out.write("    " * 61 + "r = acquire()\n" + "    " * 61 + "r.begin()\n")
with open("plain/finally_.py", "w") as out:
    out.write("def f(r):\n    r.lock()\n")
    for i in range(40):
        out.write("    " * (i + 1) + "try:\n" + "    " * (i + 2) + "r.begin()\n")
    for i in reversed(range(40)):
        out.write("    " * (i + 1) + "finally:\n" + "    " * (i + 2) + "r.end()\n" + "    " * (i + 2) + "r.release()\n")
PY
cat >plain/odd.py <<'PY'
class acquire(acquire):
    def __enter__(self):
        return acquire()

    def release(self):
        self.release = self.lock()
        return self.release


def f(f=acquire()):
    global r, f2
    with acquire() as r, r as r:
        r = r = acquire()
        del r
        r.release()
    for r in acquire(), acquire():
        [r := acquire() for r in r]
    while True:
        r = acquire()
        r.begin()
    r.release()
    try:
        return (lambda: acquire())()
    finally:
        return r


async def g(*r, **k):
    async with acquire() as k["r"]:
        yield (yield r)
    (r, *k), [r] = acquire(), await r
    match r:
        case {"a": acquire() as r, **rest}:
            r.release()
            r.release()
    nonlocal_ = r if r else acquire()
    raise acquire() from r
PY
hunkscan --no-builtin-rules --rules rules.yaml --all plain
[ "$code" = 1 ] || [ "$code" = 3 ] || fail "exit code $code"
expect_out 'branches.py:2:5  error[leak]' 'branches.py:3:5  error[order]' 'many.py:2:5  error[leak]'
finish
