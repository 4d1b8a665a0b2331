#!/bin/bash
# Values that go through other files: imports are followed in the version that is scanned, also where
# files import each other in circles, and only as many as the limit says.
. "$(dirname "$0")/lib.sh"

cat >rules.yaml <<'YAML'
rules:
  - id: flow
    mode: taint
    languages: [python]
    severity: ERROR
    message: "'$WHAT' gets there."
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{pattern: sink($WHAT)}]
YAML
mkdir -p plain/pkg
cat >plain/pkg/helper.py <<'PY'
from main import main


def run(q):
    sink(q)


def wrap(q):
    return "a" + q


def fixed(q):
    return "b"


class Keeper:
    def __init__(self, q):
        self.q = q

    def get(self):
        return self.q

    def send(self):
        q = self.get()
        sink(q)
PY
printf 'from . import helper\nfrom pkg import loop\n' >plain/pkg/__init__.py
cat >plain/main.py <<'PY'
import pkg
from pkg import helper, loop
from pkg.helper import Keeper, fixed, wrap


def main():
    helper.run(source())
    sink(wrap(source()))
    sink(fixed(source()))
    sink(Keeper(source()).get())
    helper.run("x")
    sink(loop.gone(source()))
    pkg.helper.run(source())
    Keeper(source()).send()
PY
scan --no-builtin-rules --rules rules.yaml --all plain
expect_code 1
expect_out 'main.py:7:5  error[flow]' 'main.py:8:5  error[flow]' 'main.py:10:5  error[flow]' \
  'main.py:12:5  error[flow]' 'main.py:13:5  error[flow]' 'pkg/helper.py:5  used by what is called' '6 findings' \
  "'helper.run(source())' gets there" "'wrap(source())' gets there"

# A way that cannot be followed back through an object still begins where it does.
expect_out 'path:  1 plain/main.py:14  comes from here' "2 plain/pkg/helper.py:24  assigned to 'q'"

# The same in a repository, where nothing is checked out; the new version of the helper counts.
git init -q -b main repository
cp -r plain/. repository
git -C repository add .
git -C repository -c user.name=a -c user.email=a@b commit -q -m one
sed -i 's/    sink(q)/    log(q)/' repository/pkg/helper.py
printf '\n\ndef more():\n    helper.run(source())\n    sink(wrap(source()))\n' >>repository/main.py
git -C repository -c user.name=a -c user.email=a@b commit -q -am two
rm -rf repository/pkg
scan -C repository --no-builtin-rules --rules rules.yaml HEAD~1..HEAD
expect_code 1
expect_out 'main.py:19:5  error[flow]' '1 finding'

# More files than are gone into.
mkdir -p many
printf 'def f():\n    x = source()\n' >many/main.py
for i in $(seq 40); do
  printf 'def run(q):\n    return q\n' >"many/m$i.py"
  printf '    x = m%s.run(x)\n' "$i" >>many/main.py
done
{ for i in $(seq 40); do echo "import m$i"; done; cat many/main.py; echo '    sink(x)'; } >many/all.py
mv many/all.py many/main.py
scan --no-builtin-rules --rules rules.yaml --all many
expect_code 1
expect_out 'More code matters to this file than is looked into'

# An end of a rule may be in other files alone: a sink behind re-exports, a source in what a function
# gives back, both in base classes. What begins and ends elsewhere is not told of here.
mkdir -p ends/pkg
printf 'from .deep import run as launch\nfrom .deep import get\n' >ends/pkg/__init__.py
cat >ends/pkg/deep.py <<'PY'
from . import core


def run(q):
    core.go(q)


def get(k):
    return core.fetch(k)


def both():
    core.go(core.fetch("x"))


class Base:
    def use(self, q):
        core.go(q)

    def value(self):
        return core.fetch("a")
PY
printf 'def go(q):\n    sink(q)\n\n\ndef fetch(k):\n    return source()\n' >ends/pkg/core.py
cat >ends/main.py <<'PY'
from pkg import get, launch
from pkg.deep import Base, both


def there():
    launch(source())  # HIT


def here():
    x = get("k")
    sink(x)  # HIT


def elsewhere():
    both()


class Mine(Base):
    def a(self):
        self.use(source())  # HIT

    def b(self):
        sink(self.value())  # HIT
PY
# The lines of a file that are marked, as a report begins them.
marked() {
  grep -n '# HIT' "$1" | sed 's/:.*//' | sed "s|.*|main.py:&:|"
}
scan --no-builtin-rules --rules rules.yaml --all ends
expect_code 1
marked ends/main.py | while read -r line; do expect_out "$line"; done
expect_out '4 findings'

# What Python has to call things by, across files of a namespace package.
mkdir -p ways/space/inner
cat >ways/space/inner/mod.py <<'PY'
import contextlib
import functools
from dataclasses import dataclass


def run(q):
    sink(q)


@dataclass
class Order:
    key: str
    name: str = ""


@dataclass
class Child(Order):
    more: str = ""


@contextlib.contextmanager
def opened(q):
    yield q


def logged(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner


@logged
def wrapped(q):
    sink(q)


class Maker:
    def make(self, q):
        return q

    def drop(self, q):
        return "x"

    @property
    def held(self):
        return self._held

    @held.setter
    def held(self, q):
        self._held = q


client = Maker()


class Runner:
    def start(self, q):
        sink(q)
PY
cat >ways/main.py <<'PY'
import functools
from space.inner import mod
from space.inner.mod import Child, Maker, Order, client, opened, run, wrapped


def partial():
    functools.partial(run, source())()  # HIT
    p = functools.partial(run)
    p(source())  # HIT
    k = functools.partial(run, q=source())
    k()  # HIT


def attributes():
    m = Maker()
    f = getattr(m, "make")
    sink(f(source()))  # HIT
    g = getattr(m, "drop")
    sink(g(source()))
    getattr(mod, "run")(source())  # HIT


def wraps():
    wrapped(source())  # HIT


def data():
    o = Order(source(), "n")
    sink(o.key)  # HIT
    sink(o.name)
    c = Child(key="a", more=source())
    sink(c.more)  # HIT
    sink(c.key)


def context():
    with opened(source()) as q:
        sink(q)  # HIT
    with opened("x") as q:
        sink(q)


def shared():
    sink(client.make(source()))  # HIT
    sink(client.drop(source()))
    sink(mod.client.drop(source()))


def prop():
    m = Maker()
    m.held = source()
    sink(m.held)  # HIT
    n = Maker()
    n.held = "x"
    sink(n.held)


def service():
    m = Maker()
    sink(m.make(source()))  # HIT
    sink(m.drop(source()))


class Holder:
    def __init__(self):
        self.runner = mod.Runner()

    def go(self):
        self.runner.start(source())  # not found: what another method stored
PY
scan --no-builtin-rules --rules rules.yaml --all ways
expect_code 1
marked ways/main.py | while read -r line; do expect_out "$line"; done
expect_out '12 findings'

# What a small file gives a name is found from far down in a large one.
mkdir -p far
printf 'def wrap(q):\n    return q\n' >far/helper.py
printf 'import helper\n\nthing = helper.wrap\n' >far/small.py
{
  printf 'from small import thing\n\n\ndef main():\n'
  for i in $(seq 20000); do printf '    x%d = [%d, %d]\n' "$i" "$i" "$i"; done
  printf '    y = found()\n    sink(thing(source()))\n    y.z\n'
} >far/main.py
cat >marks.yaml <<'YAML'
rules:
  - id: marks
    mode: result
    languages: [python]
    severity: ERROR
    message: "'$RESULT' is used."
    pattern-producers: [{pattern: $RESULT = found()}]
    report: [used-before-check]
YAML
scan --no-builtin-rules --rules rules.yaml --rules marks.yaml --all far
expect_code 1
expect_out 'main.py:20006:5  error[flow]' 'main.py:20007:5  error[marks]'

# Messages may say what is called where it ends: with a focus or without, by a method, by what this file calls.
mkdir -p named
printf 'def run(q):\n    sink(q)\n' >named/helper.py
cat >named/main.py <<'PY'
import helper


def main(out):
    x = source()
    sink(wrap(x))
    out.put(len(x))
    x.go()
    helper.run(x)
    out.last = x
PY
cat >named.yaml <<'YAML'
rules:
  - id: named
    mode: taint
    languages: [python]
    severity: ERROR
    message: "'$SINK' gets it."
    pattern-sources: [{pattern: source()}]
    pattern-sinks:
      - pattern: sink(...)
      - patterns: [{pattern: $OUT.put($WHAT)}, {focus-metavariable: $WHAT}]
      - patterns: [{pattern: $WHAT.go()}, {focus-metavariable: $WHAT}]
      - patterns: [{pattern: $SINK.last = $WHAT}, {focus-metavariable: $WHAT}]
YAML
scan --no-builtin-rules --rules named.yaml --all named
expect_code 1
expect_out "'sink' gets it" "'out.put' gets it" "'x.go' gets it" "'helper.run' gets it" "'out' gets it" '5 findings'

# Functions of other files, too large to be run for nothing: calls that never come back end the way; what
# begins in one is found where it comes out, also after calls that did nothing, and not where it stays inside.
mkdir -p others
{
  printf 'import sys\n\n\n'
  for name in die warn fill wrap; do
    case $name in
    die) args=text ;; warn) args=text ;; fill) args='box, text' ;; wrap) args=text ;;
    esac
    printf 'def %s(%s):\n' "$name" "$args"
    for i in $(seq 60); do printf '    x%d = [%d, %d]\n' "$i" "$i" "$i"; done
    printf '    note(source())\n    box = fresh()\n    box.said = source()\n'
    case $name in
    die) printf '    stop(text)\n' ;;
    warn) printf '    print(text, x1)\n' ;;
    fill) printf '    keep(box, source())\n' ;;
    wrap) printf '    return x1, text\n' ;;
    esac
    printf '\n\n'
  done
  printf 'def keep(box, text):\n    box.text = text\n\n\n'
  printf 'def note(text):\n    log(text)\n\n\n'
  printf 'def stop(text):\n    note(source())\n    sys.exit(text)\n'
} >others/helper.py
sed -i '/^def fill/,/^def wrap/s/    box = fresh()/    box.seen = True/' others/helper.py
cat >others/main.py <<'PY'
from helper import die, fill, warn, wrap


class Box:
    pass


def ended(ok):
    q = source()
    die("one")
    sink(q)


def goes_on():
    q = source()
    warn("one")
    warn("two")
    warn("three")
    sink(q)  # found


def filled():
    one, two, three = Box(), Box(), Box()
    fill(one, "a")
    fill(two, "b")
    fill(three, "c")
    sink(three.text)  # found


def wrapped():
    sink(wrap("a"))
    sink(wrap("b"))
    sink(wrap("c"))
    sink(wrap(source()))  # found
PY
scan --no-builtin-rules --rules rules.yaml --all others
expect_code 1
marked others/main.py | while read -r line; do expect_out "$line"; done
expect_out '3 findings'

finish
