#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_removed.py BUILD: what a change took away from a function that still needs it: checks of values, and the
closing of what it opens. Scenarios are the body of a function before and after, and the results of removed-check and
removed-close, as in test_classes.py; with `more`, what else the file has, before and after."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import test_classes  # noqa: E402
import test_review  # noqa: E402
from test_review import Repository, check  # noqa: E402

RULES = "removed-check,removed-close"
# The function's own lines begin at 5.
TOP = "import pool\nfrom checks import *\n\n"
HEAD = "def go(self, db, name, row, args):\n"
DROP = "db.execute(f'DROP TABLE {name}')"


def lines(body):
    return "".join(f"    {line}\n" for line in body.split("\n"))


def function(body, more="", head=HEAD):
    return TOP + head + lines(body) + (f"\n\n{more}\n" if more else "")


def case(name, before, after, want, reason="", more=("", ""), heads=(HEAD, HEAD), path="shop.py"):
    return (name, {path: function(before, more[0], heads[0])}, {path: function(after, more[1], heads[1])}, want, reason)


SQL = "exposed-by-deletion shop.py:5:" + DROP
SCENARIOS = [
    # A check as a statement.
    case("check gone", f"validate_name(name)\n{DROP}", DROP, [SQL], "'validate_name(name)'"),
    case("check of an attribute gone", "ensureValid(self.name)\nself.db.run(self.name.lower())", "self.db.run(self.name.lower())",
         ["exposed-by-deletion shop.py:5:self.db.run(self.name.lower())"], "ensureValid"),
    case("awaited check gone", f"await self.check_name(name)\n{DROP}", DROP, [SQL], "check_name"),
    case("check by a method of the value gone", f"name.validate()\n{DROP}", DROP, [SQL], "name.validate()"),
    case("one of two checks gone", f"check_row(row)\nverify_name(name)\n{DROP}\ndb.add_row(row)", f"check_row(row)\n{DROP}\ndb.add_row(row)",
         ["exposed-by-deletion shop.py:6:" + DROP], "verify_name"),
    case("check gone of what is called far below", f"validate_name(name)\none(1)\ntwo(2)\nthree(3)\nfour(4)\n{DROP}", f"one(1)\ntwo(2)\nthree(3)\nfour(4)\n{DROP}",
         ["exposed-by-deletion shop.py:5:one(1)"], "validate_name"),
    # As a condition.
    case("condition gone", f"if not is_valid(name):\n    raise ValueError(name)\n{DROP}", DROP, [SQL], "if not is_valid(name):"),
    case("condition among others gone", f"if not name or not is_safe_name(name):\n    return\n{DROP}", DROP, [SQL], "is_safe_name"),
    case("assertion gone", f"assert is_allowed(name)\n{DROP}", DROP, [SQL], "assert is_allowed(name)"),
    case("part of a condition gone", f"if not name or not is_safe_name(name):\n    return\n{DROP}", f"if not name:\n    return\n{DROP}",
         ["exposed-by-deletion shop.py:5:if not name:"], "is_safe_name"),
    case("condition of the use gone", f"one(1)\nif name and self.validate_name(name):\n    return {DROP}", f"one(1)\nif name:\n    return {DROP}",
         ["exposed-by-deletion shop.py:6:if name:"], "validate_name"),
    case("condition edited", f"if not name or not is_safe_name(name):\n    return\n{DROP}", f"if not name or name in NAMES:\n    return\n{DROP}", []),
    case("confinement gone", "if os.path.commonprefix([self.root, name]) != self.root:\n    return None\nreturn self.send(name)", "return self.send(name)",
         ["exposed-by-deletion shop.py:5:return self.send(name)"], "commonprefix"),
    # Around an argument, or assigned.
    case("wrapper gone", "one(1)\ndb.writerow([sanitize(v) for v in row])", "one(1)\ndb.writerow(row)", ["added shop.py:6:db.writerow(row)"]),
    case("safe join gone", "one(1)\nself.send(safe_join(self.root, name))", "one(1)\nself.send(os.path.join(self.root, name))",
         ["added shop.py:6:self.send(os.path.join(self.root, name))"]),
    case("wrapper gone, not of another", "one(1)\ndb.write(escape(name))\ndb.put(name)", "one(1)\ndb.put(name)", []),
    case("cleaned in place no more", f"name = escape(name)\n{DROP}", DROP, [SQL], "name = escape(name)"),
    case("cleaned copy no more", "one(1)\nclean = escape(name)\ndb.run(clean)", "one(1)\nclean = name\ndb.run(clean)",
         ["exposed-by-deletion shop.py:6:clean = name"]),
    case("checked variable gone", "one(1)\ntwo(2)\nhost = args['host'].lower()\nif not is_valid_host(host):\n    return\nself.get_page(host, 1)",
         "one(1)\ntwo(2)\nself.get_page(args['host'], 1)", ["added shop.py:7:self.get_page(args['host'], 1)"]),
    # Nothing to say.
    case("replaced check", f"validate_name(name)\n{DROP}", f"verify_name(name)\n{DROP}", []),
    case("check replaced by a test", f"validate_name(name)\n{DROP}", f"if name not in NAMES:\n    raise KeyError\n{DROP}", []),
    case("check replaced by a call", f"validate_name(name)\n{DROP}", f"self.normal(name)\n{DROP}", []),
    case("check replaced by a decorator", f"validate_name(name)\n{DROP}", DROP, [], heads=(HEAD, "@validated\n" + HEAD)),
    case("check moved to a helper", f"validate_name(name)\none(1)\n{DROP}", f"prepare()\none(1)\n{DROP}", [],
         more=("def prepare():\n    pass", "def prepare():\n    ensure_names(NAMES)")),
    case("check moved to a caller", f"validate_name(name)\n{DROP}", DROP, [],
         more=("def outer(db, name):\n    go(None, db, name, 0, 0)", "def outer(db, name):\n    validate_name(name)\n    go(None, db, name, 0, 0)")),
    case("check of several places left", f"validate_name(name)\none(1)\nvalidate_name(name)\n{DROP}", f"one(1)\nvalidate_name(name)\n{DROP}", []),
    case("check moved down", f"validate_name(name)\none(1)\n{DROP}", f"one(1)\nvalidate_name(name)\n{DROP}", []),
    case("value from a trusted place", f"one(1)\ntwo(2)\nvalidate_name(name)\n{DROP}", f"one(1)\ntwo(2)\nname = NAMES[0]\n{DROP}", []),
    case("value is used no more", f"validate_name(name)\n{DROP}\none(1)", "one(1)", []),
    case("value is only shown", "validate_name(name)\nprint(name)\none(1)", "print(name)\none(1)", []),
    case("value is only in an error", "validate_name(name)\none(1)\nraise KeyError(name)", "one(1)\nraise KeyError(name)", []),
    case("value is used before", f"{DROP}\nvalidate_name(name)\none(1)", f"{DROP}\none(1)", []),
    case("value goes where it did not", "validate_name(name)\none(1)\ntwo(2)", f"one(1)\ntwo(2)\n{DROP}", []),
    case("another check of it is left", f"validate_name(name)\nverify_name(name)\n{DROP}", f"verify_name(name)\n{DROP}", []),
    case("parameter in place of quoting", "one(1)\ntwo(2)\ndb.execute('DROP ' + quote(name))", "one(1)\ntwo(2)\ndb.execute('DROP ?', name)", []),
    case("list in place of quoting", "one(1)\ntwo(2)\ncmd = 'rm ' + quote(name)\nself.run(cmd)", "one(1)\ntwo(2)\nself.run(['rm', name])", []),
    case("quoting gone", "one(1)\ntwo(2)\nself.run(['sh', '-c', 'rm ' + quote(name)])", "one(1)\ntwo(2)\nself.run(['sh', '-c', 'rm ' + name])",
         ["added shop.py:7:self.run(['sh', '-c', 'rm ' + name])"]),
    case("check that only warned", f"check_name(name)\none(1)\n{DROP}", f"one(1)\n{DROP}", [],
         more=("def check_name(name):\n    if name in OLD:\n        warn(name)", "")),
    case("check that raises, gone with its definition", f"check_name(name)\none(1)\n{DROP}", f"one(1)\n{DROP}", ["exposed-by-deletion shop.py:6:" + DROP],
         more=("def check_name(name):\n    if name in OLD:\n        raise KeyError", "")),
    case("checker of the object gone", f"self.keys.verify(name)\none(1)\n{DROP}", f"one(1)\n{DROP}", [],
         more=("def start(self):\n    self.keys = Keys()", "def start(self):\n    pass")),
    case("called with more", f"validate_name(name)\none(1)\n{DROP}", f"one(1)\n{DROP[:-1]}, safe=True)", []),
    case("another check of it elsewhere now", f"validate_name(name)\none(1)\n{DROP}", f"one(1)\n{DROP}", [],
         more=("def outer(db, name):\n    go(None, db, name, 0, 0)", "def outer(db, name):\n    if is_allowed(name):\n        go(None, db, name, 0, 0)")),
    case("command named check", "check_output(name)\n" + DROP, DROP, []),
    case("assertion of a test", f"assertEqual(name, 1)\n{DROP}", DROP, []),
    case("function written anew", f"validate_name(name)\none(1)\ntwo(2)\n{DROP}", f"three(1)\nfour(2)\n{DROP}", []),
    case("function renamed", f"validate_name(name)\n{DROP}", DROP, [], heads=(HEAD, HEAD.replace("go", "went"))),
    case("check in a test file", f"validate_name(name)\n{DROP}", DROP, [], path="test_shop.py"),
    # Closing.
    case("close gone", "c = pool.connect()\nc.run(name)\nc.close()", "c = pool.connect()\nc.run(name)",
         ["exposed-by-deletion shop.py:5:c = pool.connect()"], "'c.close()'"),
    case("finally gone", "c = pool.connect()\ntry:\n    c.run(name)\nfinally:\n    c.close()", "c = pool.connect()\nc.run(name)",
         ["exposed-by-deletion shop.py:6:c.run(name)"], "finally"),
    case("close of a descriptor gone", "f = pool.open_it()\nf2 = pool.look(f)\nos.close(f)\none(1)", "f = pool.open_it()\nf2 = pool.look(f)\none(1)",
         ["exposed-by-deletion shop.py:5:f = pool.open_it()"], "os.close(f)"),
    case("close of a part gone", "p = pool.start()\np.wait()\np.stdout.close()\none(1)", "p = pool.start()\np.wait()\none(1)",
         ["exposed-by-deletion shop.py:5:p = pool.start()"], "p.stdout.close()"),
    case("close moved out of a finally", "c = await pool.connect()\ntry:\n    c.run(name)\nfinally:\n    c.close()\none(1)\ntwo(1)",
         "c = await pool.connect()\nc.run(name)\nc.close()\none(1)\ntwo(1)", ["exposed-by-deletion shop.py:6:c.run(name)"]),
    case("early close gone", "c = pool.connect()\ntry:\n    c.run(name)\nexcept KeyError:\n    c.close()\n    return 0\nc.close()",
         "c = pool.connect()\ntry:\n    c.run(name)\nexcept KeyError:\n    return 0\nc.close()", ["exposed-by-deletion shop.py:9:return 0"], "'c.close()'"),
    case("pool no longer shut down", "c, n = pool.start(name)\nc.run(n)\nc.shutdown(wait=True)", "c, n = pool.start(name)\nc.run(n)",
         ["exposed-by-deletion shop.py:5:c, n = pool.start(name)"], "shutdown"),
    case("close by a with", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "with pool.connect() as c:\n    c.run(name)\n    one(1)", []),
    case("close by closing", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nwith closing(c):\n    c.run(name)\n    one(1)", []),
    case("close by a with of it", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nwith c:\n    c.run(name)\n    one(1)", []),
    case("close by a stack", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nstack.enter_context(c)\nc.run(name)\none(1)", []),
    case("close at the end of all", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\natexit.register(c.close)\nc.run(name)\none(1)", []),
    case("close by somebody else", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nput_back(c)", []),
    case("close by another one that takes it", "c = pool.connect()\nsend(c)\none(1)\nc.close()", "c = pool.connect()\nsend_all(c)\none(1)", []),
    case("returned now", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nreturn c", []),
    case("yielded now", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nyield c", []),
    case("stored now", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nself.c = c", []),
    case("kept in a list now", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nself.all = [c]", []),
    case("ended in another way", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nc.finish()", []),
    case("known by its number", "c = pool.connect()\nc.run(c.fileno())\none(1)\nc.close()", "c = pool.connect()\nc.run(c.fileno())\none(1)", []),
    case("parts that are closed still", "p = pool.start()\np.wait()\np.stdin.close()\np.stdout.close()", "p = pool.start()\np.wait()\np.stdout.close()", []),
    case("opened no more", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", "c = pool.current()\nc.run(name)\none(1)", []),
    case("close moved into a finally", "c = pool.connect()\nc.run(name)\none(1)\nc.close()",
         "c = pool.connect()\ntry:\n    c.run(name)\n    one(1)\nfinally:\n    c.close()", []),
    case("early close to a finally", "c = pool.connect()\nif name:\n    c.close()\n    return 0\nc.run(name)\nc.close()",
         "c = pool.connect()\ntry:\n    if name:\n        return 0\n    c.run(name)\nfinally:\n    c.close()", []),
    case("a parameter", "db.run(name)\none(1)\ndb.close()", "db.run(name)\none(1)", []),
    case("text in memory", "c = io.StringIO()\nc.write(name)\none(1)\nc.close()", "c = io.StringIO()\nc.write(name)\none(1)", []),
    case("closed twice before", "c = pool.connect()\nc.run(name)\nc.close()\none(1)\nc.close()", "c = pool.connect()\nc.run(name)\none(1)\nc.close()", []),
]


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        scanner = test_review.Scanner(build, work)
        scanner.builtin = RULES
        repository = Repository(os.path.join(work, "removed"), work)
        for number, (name, before, after, want, reason) in enumerate(SCENARIOS):
            repository.git("checkout", "-q", "--orphan", f"x{number}")
            for path in repository.git("ls-files").split("\n"):
                if path and os.path.lexists(os.path.join(repository.folder, path)):
                    os.remove(os.path.join(repository.folder, path))
            repository.commit(before)
            repository.commit(after)
            run, _ = scanner.run(name, repository, "HEAD~..HEAD")
            check(name, want, [found.replace(": ", ":", 1) for found in test_classes.classes(run)])
            for result in run["results"]:
                why = result["properties"].get("hunkscan/why", "")
                if result["properties"]["hunkscan/class"] != "added" and (not why or reason not in why):
                    test_review.fail(name, "why", why)
    print(f"{test_review.failures} failures" if test_review.failures else f"{len(SCENARIOS)} scenarios, all as expected")
    return 1 if test_review.failures else 0


if __name__ == "__main__":
    sys.exit(main())
