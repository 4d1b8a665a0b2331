#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_callers.py BUILD: what a change breaks in files that it did not touch. Scenarios are the state before,
what the change makes of it, and the results of the rules in RULES, as in test_classes.py. Line filters, blame and
linters of one file report none of them."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import test_classes  # noqa: E402
import test_review  # noqa: E402
from test_review import Repository, check  # noqa: E402

RATES = "import os\n\nROUNDING = 2\n\n\ndef total(prices, rate=None):\n    return sum(prices) * (rate or 1)\n\n\n" \
        "class Rate:\n    def __init__(self, percent):\n        self.percent = percent\n"
USE = "from billing import rates\nfrom billing.rates import ROUNDING, Rate\n\n\ndef offer(prices):\n" \
      "    Rate(3)\n    return round(rates.total(prices), ROUNDING)\n"
PLACE = "caller-affected offers.py"
RULES = "caller-broken-by-change,result-does-not-fit,exception-no-longer-caught,resource-not-closed,import-cycle"


def rates(old, new, text=RATES):
    assert old in text
    return {"billing/rates.py": text.replace(old, new)}


PEOPLE = """def find(people, name):
    for one in people:
        if one.name == name:
            return one
    raise LookupError(name)


def size(box):
    return box.width, box.height


def names(people):
    return [one.name for one in people]


def save(people):
    for one in people:
        one.keep()


def finish(file):
    file.write("end")
    file.close()
"""


def people(use, old, new, want, *reason, text=PEOPLE):
    """A scenario: another body in office/people.py, and what becomes of use.py, whose lines 1 and 2 are imports
    and whose code is in a function `go`."""
    assert old in text
    code = "from office import people\nfrom office.people import *\n\n\ndef go(ps, box):\n" + \
        "".join(f"    {line}\n" for line in use.split("\n"))
    return ({"office/__init__.py": "", "office/people.py": text, "use.py": code},
            {"office/people.py": text.replace(old, new)}, [f"caller-affected use.py:{one}" for one in want], *reason)


def also(scenario, old, new):
    """The same with one more change of office/people.py."""
    before, after, *rest = scenario
    assert old in after["office/people.py"]
    return before, {"office/people.py": after["office/people.py"].replace(old, new)}, *rest


RAISES = "    raise LookupError(name)\n"
GIVES_NONE = "The change lets 'find' return None: office/people.py, line 5."
SCENARIOS = [
    # name, more files before, the change, expected[, text of the reason]
    ("a parameter more", {}, rates("rate=None", "rate"), [f"{PLACE}:7: rates.total(prices)"],
     "The change rewrote 'total' in billing/rates.py: 'def total(prices, rate):'."),
    ("a parameter with a default more", {}, rates("rate=None", "rate=None, extra=1"), []),
    ("a parameter less", {"use.py": "from billing.rates import total\ntotal([1], 2)\ntotal([1], rate=2)\n"},
     rates("prices, rate=None", "prices"), ["caller-affected use.py:2: total([1], 2)",
                                            "caller-affected use.py:3: total([1], rate=2)"]),
    ("a parameter renamed", {"use.py": "import billing.rates\nbilling.rates.total([1], rate=2)\n"},
     rates("rate=None", "factor=None"), ["caller-affected use.py:2: billing.rates.total([1], rate=2)"]),
    ("header re-wrapped", {}, rates("prices, rate=None", "\n        prices,  # all\n        rate=None"), []),
    ("annotations added", {}, rates("(prices, rate=None)", "(prices: list, rate: float = None) -> float"), []),
    ("function removed", {}, rates("def total", "def sum_of"), [f"{PLACE}:7: rates.total"],
     "The change took 'total' out of billing/rates.py."),
    ("function replaced by an import", {"billing/sums.py": "def total(prices, rate=None):\n    return 1\n"},
     rates(RATES[RATES.index("def total"):RATES.index("class")], "from billing.sums import total\n\n\n"), []),
    ("constant removed", {}, rates("ROUNDING = 2\n", ""), [f"{PLACE}:2: ROUNDING"]),
    ("constant now of another kind", {}, rates("ROUNDING = 2\n", "for ROUNDING in [2]:\n    pass\n"), []),
    ("import of a package removed", {"use.py": "from billing import up\nup(1)\n", "billing/a.py": "def up(x):\n    return x\n",
                                     "billing/__init__.py": "from billing.a import up\n"},
     {"billing/__init__.py": "from billing.a import down\n"}, ["caller-affected use.py:1: up"]),
    ("package still has a module of the name", {"use.py": "from billing import a\na.up(1)\n", "billing/a.py": "def up(x):\n    return x\n",
                                               "billing/__init__.py": "from billing import a\n"},
     {"billing/__init__.py": "\n"}, []),
    ("import that only the module needs removed", {"use.py": "from billing import rates\nrates.os.getcwd()\n"},
     rates("import os\n", ""), []),
    ("class needs more", {}, rates("self, percent", "self, percent, since"), [f"{PLACE}:6: Rate(3)"]),
    ("class renamed", {}, rates("class Rate", "class Rates"), [f"{PLACE}:2: Rate"]),
    ("module deleted", {}, {"billing/rates.py": None}, [f"{PLACE}:1: rates", f"{PLACE}:2: ROUNDING"],
     "The change deleted billing/rates.py."),
    ("module renamed", {}, {"billing/rates.py": None, "billing/prices.py": RATES},
     [f"{PLACE}:1: rates", f"{PLACE}:2: ROUNDING"], "renamed billing/rates.py to billing/prices.py"),
    ("module deleted that a loader of plugins finds elsewhere",
     {"pack/plugins/billing/rates.py": RATES, "pack/plugins/tasks/use.py": USE}, {"billing/rates.py": None},
     [f"{PLACE}:1: rates", f"{PLACE}:2: ROUNDING"]),
    ("name removed that a loader of plugins finds elsewhere",
     {"pack/plugins/billing/rates.py": RATES, "pack/plugins/tasks/use.py": USE,
      "far/plugins/billing/rates.py": RATES.replace("ROUNDING", "PLACES"), "far/plugins/tasks/use.py": USE},
     rates("ROUNDING = 2", "PLACES = 2"),
     ["caller-affected far/plugins/tasks/use.py:2: ROUNDING", f"{PLACE}:2: ROUNDING"]),
    ("module becomes a package", {}, {"billing/rates.py": None, "billing/rates/__init__.py": RATES}, []),
    ("module moved into a source folder", {"pack.py": RATES, "use.py": "from pack import total\nimport pack\n"},
     {"pack.py": None, "src/pack/__init__.py": RATES}, []),
    ("module moved out of a source folder", {"lib/pack/a.py": RATES, "use.py": "from pack.a import total\n"},
     {"lib/pack/a.py": None, "pack/a.py": RATES}, []),
    ("module moved into a package", {"pack.py": RATES, "use.py": "from pack import total\n"},
     {"pack.py": None, "other/pack.py": RATES}, ["caller-affected use.py:1: total"]),
    ("caller adapted", {}, {**rates("rate=None", "rate"), "offers.py": USE.replace("(prices)", "(prices, 1)", 2)
                            .replace("offer(prices, 1)", "offer(prices)")}, []),
    ("caller touched elsewhere", {}, {**rates("rate=None", "rate"), "offers.py": USE + "\n\nx = 1\n"},
     [f"{PLACE}:7: rates.total(prices)"]),
    ("new caller is wrong", {}, {**rates("rate=None", "rate"), "new.py": "from billing.rates import total\ntotal([1])\n"},
     ["added new.py:2: total([1])", f"{PLACE}:7: rates.total(prices)"]),
    ("was wrong before", {"use.py": "from billing.rates import total\ntotal()\n"}, rates("rate=None", "rate"),
     [f"{PLACE}:7: rates.total(prices)"]),
    ("another module's function", {"use.py": "from other.rates import total\ntotal([1])\n",
                                   "other/rates.py": "def total(a):\n    return a\n", "offers.py": ""},
     rates("rate=None", "rate"), []),
    ("name is asked for first", {"offers.py": "from billing import rates\nif hasattr(rates, 'total'):\n    rates.total(1)\n"},
     rates("def total", "def sum_of"), []),
    ("import is tried", {"offers.py": "try:\n    from billing.rates import total\nexcept ImportError:\n    total = None\n"},
     rates("def total", "def sum_of"), []),
    ("error is awaited", {"offers.py": "import pytest\nfrom billing.rates import total\nwith pytest.raises(TypeError):\n    total(1)\n"},
     rates("rate=None", "rate"), []),
    ("names are made up", {}, rates("def total", "def __getattr__(name):\n    return 1\n\n\ndef sum_of"), []),
    ("names are put in by a call", {"offers.py": "from billing.rates import total, ROUNDING\n"},
     {"billing/rates.py": "fill(__name__, {'sums': ['total']}, ROUNDING=lazy(2))\nlog = get(__name__)\n"}, []),
    ("a call puts other names in", {"offers.py": "from billing.rates import total\n"},
     {"billing/rates.py": "fill(__name__, {'sums': ['totals']})\n"}, [f"{PLACE}:1: total"]),
    ("a decorator may take anything", {}, rates("def total(prices, rate=None)", "@curry\ndef total(prices, rate)"), []),
    ("stars may hold anything", {"offers.py": "from billing.rates import total\ntotal(*[1, 2], **{})\n"},
     rates("rate=None", "rate"), []),
    ("silenced", {"offers.py": USE.replace("ROUNDING)\n", "ROUNDING)  # hunkscan: ignore[caller-broken-by-change] soon\n")},
     rates("rate=None", "rate"), []),
    ("a bundled library goes, the installed one is imported",
     {"bundled/pack-1.0/pack/a.py": "def f(x):\n    return x\n", "use.py": "from pack.a import f\nf(1)\n"},
     {"bundled/pack-1.0/pack/a.py": None}, []),
    ("a project of several in one repository",
     {"web-site/pack/a.py": "def f(x):\n    return x\n", "web-site/use.py": "from pack.a import f\nf(1)\n",
      "mail-box/use.py": "from pack.a import f\nf(1)\n"},
     {"web-site/pack/a.py": "def f(x, y):\n    return x\n"}, ["caller-affected web-site/use.py:2: f(1)"]),
    ("source folder", {"src/pack/a.py": "def f(x):\n    return x\n", "use.py": "from pack.a import f\nf(1)\n"},
     {"src/pack/a.py": "def f(x, y):\n    return x\n"}, ["caller-affected use.py:2: f(1)"]),
    # the header is as it was, the body is not: what comes back
    ("None now", *people("return people.find(ps, 'a').age", RAISES, "    return None\n",
                         ["6: people.find(ps, 'a')"], GIVES_NONE)),
    ("None now, kept first", *people("one = people.find(ps, 'a')\nprint(box)\nreturn one.age", RAISES, "    return\n",
                                     ["6: people.find(ps, 'a')"], GIVES_NONE)),
    ("None where it falls off the end", *people("return people.find(ps, 'a').age", RAISES, "",
                                                ["6: people.find(ps, 'a')"], "'find' in office/people.py return something else")),
    ("None now, and asked for", *people("one = people.find(ps, 'a')\nif one is None:\n    return 0\nreturn one.age",
                                        RAISES, "    return None\n", [])),
    ("None now, and awaited", *people("try:\n    return people.find(ps, 'a').age\nexcept AttributeError:\n    return 0",
                                      RAISES, "    return None\n", [])),
    ("None now, and passed on", *people("return people.find(ps, 'a'), str(people.find(ps, 'b'))", RAISES,
                                        "    return None\n", [])),
    ("None now, and patched", *people("with mock.patch('office.people.find'):\n    return people.find(ps, 'a').age", RAISES,
                                      "    return None\n", [])),
    ("None before", *people("return people.find(ps, 'a').age", "    return None\n", "    print(name)\n    return None\n",
                            [], text=PEOPLE.replace(RAISES, "    return None\n"))),
    ("None before, another exception now, and a new use",
     {"office/__init__.py": "", "office/people.py": PEOPLE.replace(RAISES, "    return None\n"), "use.py": "from office import people\n"},
     {"office/people.py": PEOPLE.replace(RAISES, "    return None\n").replace("    for one", "    if not people:\n        raise TypeError\n    for one", 1),
      "use.py": "from office import people\n\n\ndef go(ps):\n    return people.find(ps, 'a').age\n"}, []),
    ("None before and otherwise", *people("return people.find(ps, 'a').age", "    return None\n", "    raise KeyError\n",
                                          [], text=PEOPLE.replace(RAISES, "    return None\n"))),
    ("a value more", *people("wide, high = people.size(box)\nreturn wide * high", "box.height\n", "box.height, box.depth\n",
                             ["6: people.size(box)"], "return 3 values instead of 2.")),
    ("a value more, in parentheses", *people("(wide, high) = people.size(box)\nreturn wide * high", "box.width, box.height\n",
                                             "(\n        box.width,\n        box.height, box.depth)\n", ["6: people.size(box)"])),
    ("a value more on one way", *people("wide, high = people.size(box)\nreturn wide * high", "    return box.width",
                                        "    if box.depth:\n        return 1, 2, 3\n    return box.width", ["6: people.size(box)"])),
    ("a value more, and a star", *people("wide, *rest = people.size(box)\nreturn wide", "box.height\n", "box.height, box.depth\n", [])),
    ("a value more, and not unpacked", *people("return people.size(box)[0]", "box.height\n", "box.height, box.depth\n", [])),
    ("as many values, others", *people("wide, high = people.size(box)\nreturn wide * high", "box.width, box.height",
                                       "box.height, box.width", [])),
    ("coroutine now", *people("people.save(ps)", "def save", "async def save", ["6: people.save(ps)"],
                              "The change made 'save' in office/people.py a coroutine function.")),
    ("coroutine now, and iterated over", *people("return [n for n in people.names(ps)]", "def names", "async def names",
                                                 ["6: people.names(ps)"])),
    ("coroutine now, and handed on", *people("return asyncio.run(people.save(ps))", "def save", "async def save", [])),
    ("awaited, and no coroutine any more", *people("async def inner():\n    await people.save(ps)", "async def save", "def save",
                                                   ["7: people.save(ps)"], "a plain function.",
                                                   text=PEOPLE.replace("def save", "async def save"))),
    ("generator now", *people("people.save(ps)", "one.keep()", "yield one.keep()", ["6: people.save(ps)"], "a generator.")),
    ("generator now, and indexed", *people("return people.names(ps)[0]", "return [one.name for one in people]",
                                           "for one in people:\n        yield one.name", ["6: people.names(ps)"])),
    ("generator now, and iterated over", *people("return [n for n in people.names(ps)]", "return [one.name for one in people]",
                                                 "for one in people:\n        yield one.name", [])),
    ("only inside otherwise", *people("return people.find(ps, 'a').age", "one.name == name", "name == one.name", [])),
    # what is closed
    ("closed no more", *people("log = open(box)\npeople.finish(log)", "    file.close()\n", "", ["6: open(box)"],
                               "The change took file.close() out of 'finish' in office/people.py.")),
    ("closed no more, another is only mentioned", *also(people(
        "log = open(box)\nbox.keep(people.find)\npeople.finish(log)", "    file.close()\n", "", ["6: open(box)"],
        "The change took file.close() out of 'finish' in office/people.py."), RAISES, "    return None\n")),
    ("closed no more, a with", *people("log = open(box)\npeople.finish(log)",
                                       "    with file:\n        file.write(\"end\")\n", "    file.write(\"end\")\n",
                                       ["6: open(box)"], "took a 'with' or 'finally' out of 'finish'",
                                       text=PEOPLE[:PEOPLE.index("    file.write")] + "    with file:\n        file.write(\"end\")\n")),
    ("closed elsewhere", *people("log = open(box)\npeople.finish(log)", "    file.close()\n", "    end(file)\n", [])),
    ("closed here as well", *people("log = open(box)\npeople.finish(log)\nlog.close()", "    file.close()\n", "", [])),
    ("never closed", *people("log = open(box)\npeople.finish(log)", "    file.write(\"end\")\n", "",
                             [], text=PEOPLE.replace("    file.close()\n", ""))),
    ("own function of the name of another file's", {"use.py": "def find(x):\n    return x, 1\n\n\ndef go(x):\n    a, b = find(x)\n",
                                                    "office/__init__.py": "", "office/people.py": PEOPLE},
     {"use.py": "def find(x):\n    return x, 1, 2\n\n\ndef go(x):\n    a, b = find(x)\n",
      "office/people.py": PEOPLE.replace(RAISES, "    return None\n")},
     ["exposed-by-edit use.py:2: return x, 1, 2"], "Line 2 is what the change brought: 'return x, 1, 2'"),
    # what is raised
    ("other exception", *people("try:\n    return people.find(ps, 'a')\nexcept LookupError:\n    return 0", "LookupError(",
                                "ValueError(", ["7: people.find(ps, 'a')"], "The change made 'find' in office/people.py raise ValueError.")),
    ("exception of a kind that is caught", *people("try:\n    return people.find(ps, 'a')\nexcept LookupError:\n    return 0",
                                                   "LookupError(", "KeyError(", [])),
    ("other exception, all caught", *people("try:\n    return people.find(ps, 'a')\nexcept Exception:\n    return 0",
                                            "LookupError(", "ValueError(", [])),
    ("a call that is in no statement", *people("print >>1 people.find(ps, 'a') = )\n(x) except people.find(:", "LookupError(",
                                               "ValueError(", [])),
    ("other exception beside the old one", *people("try:\n    return people.find(ps, 'a')\nexcept LookupError:\n    return 0",
                                                   "    for one", "    if not people:\n        raise ValueError\n    for one", [])),
    ("other exception, more is tried", *people("try:\n    return box.get(people.find(ps, 'a'))\nexcept LookupError:\n    return 0",
                                               "LookupError(", "ValueError(", [])),
    ("other exception, caught further out", *people(
        "try:\n    try:\n        return people.find(ps, 'a')\n    except LookupError:\n        return 0\nexcept ValueError:\n    return 1",
        "LookupError(", "ValueError(", [])),
    # modules that come to import themselves
    ("import that closes a cycle", {}, rates("import os\n", "import os\nfrom offers import offer\n"),
     ["added billing/rates.py:2: from offers import offer"]),
    ("import that closes a cycle, of several names", {}, rates("import os\n", "import os\n\nfrom offers import (  # ours\n    offer,\n)\n"),
     ["added billing/rates.py:3: from offers import (  # ours\n    offer,\n)"]),
    ("import that closes a longer cycle", {"billing/sums.py": "from .. import offers\n", "billing/more.py": "from . import sums\n"},
     rates("import os\n", "import os\nfrom .more import *\n"), ["added billing/rates.py:2: from .more import *"]),
    ("import that leads nowhere", {"billing/sums.py": "import offer\nimport os\n"}, rates("import os\n", "import os\nimport billing.sums\n"), []),
    ("import within a function", {}, rates("    return sum", "    from offers import offer\n    return offer, sum"), []),
    ("import for types", {}, rates("import os\n", "import os\nif TYPE_CHECKING:\n    from offers import offer\n"), []),
    ("import in a text", {}, rates("import os\n", "import os\nHELP = \"\"\"\nfrom offers import offer\n\"\"\"\n"), []),
    ("imported by a function of the other", {"offers.py": "def go():\n    from billing import rates\n    return rates\n"},
     rates("import os\n", "import os\nfrom offers import go\n"), []),
    ("import within a cycle that was there", {"billing/more.py": "import offers\n", "billing/rates.py": "import billing.more\n" + RATES},
     rates("import os\n", "import os\nimport offers\n", "import billing.more\n" + RATES), []),
    ("imports in another order", {"billing/rates.py": "import offers\n" + RATES}, rates("import os\n", "import os\nimport offers\n"), []),
    ("import of a module that was renamed", {"billing/more.py": "import offers\n", "billing/rates.py": "from billing.more import x\n" + RATES},
     {"billing/more.py": None, "billing/much.py": "import offers\n", "billing/rates.py": "from billing.much import x\n" + RATES}, []),
    ("two imports into one cycle", {"billing/sums.py": "from billing import more\nimport offers\n", "billing/more.py": "from billing import sums\n"},
     rates("import os\n", "import os\nfrom billing import more\nfrom billing import sums\n"), ["added billing/rates.py:2: from billing import more"]),
]


def check_limit(scanner, repository):
    """More names than are looked for: what is left out is said, and the run is not complete."""
    for count, want, code in ((20000, [], 0), (20001, [("callers-not-searched", "warning")], 3)):
        names = [f"name{i:05}" for i in range(count)]
        repository.commit({"many.py": "".join(f"{name} = 1\n" for name in names), "offers.py": "", "use.py": ""})
        repository.commit({"many.py": "\n"})
        run, got = scanner.run("limit", repository, "HEAD~..HEAD")
        check(f"{count} names", (want, code), (test_review.notices(run), got))


def check_many(scanner, repository):
    """More callers than flows are followed in: that is said, and every call is still held against the change."""
    for count, want in ((200, []), (201, [("callers-narrowed", "note")])):
        uses = {f"many/use{i:03}.py": "from billing.rates import total\ntotal([1])\n" for i in range(count)}
        repository.commit({"billing/rates.py": RATES, "offers.py": "", "use.py": "", "many.py": None, **uses})
        repository.commit(rates("prices, rate=None", "prices, rate"))
        run, got = scanner.run("many", repository, "HEAD~..HEAD")
        check(f"{count} callers", (want, count), (test_review.notices(run), len(run["results"])))


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        scanner = test_review.Scanner(build, work)
        scanner.builtin = RULES
        repository = Repository(os.path.join(work, "callers"), work)
        for name, more, change, want, *reason in SCENARIOS:
            repository.git("checkout", "-q", "--orphan", "x" + name.replace(" ", "-").replace("'", ""))
            for path in repository.git("ls-files").split("\n"):
                if path and os.path.lexists(os.path.join(repository.folder, path)):
                    os.remove(os.path.join(repository.folder, path))
            repository.commit({"billing/__init__.py": "", "billing/rates.py": RATES, "offers.py": USE, **more})
            repository.commit(change)
            run, _ = scanner.run(name, repository, "HEAD~..HEAD")
            check(name, want, test_classes.classes(run))
            for result in run["results"]:
                why = result["properties"].get("hunkscan/why", "")
                if result["properties"]["hunkscan/class"] == "caller-affected" and not why:
                    test_review.fail(name, "no reason given")
                if reason and reason[0] not in why:
                    test_review.fail(name, "why", why)
        check_limit(scanner, repository)
        check_many(scanner, repository)
    print(f"{test_review.failures} failures" if test_review.failures else f"{len(SCENARIOS)} scenarios, all as expected")
    return 1 if test_review.failures else 0


if __name__ == "__main__":
    sys.exit(main())
