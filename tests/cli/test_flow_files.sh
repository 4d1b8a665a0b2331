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
PY
scan --no-builtin-rules --rules rules.yaml --all plain
expect_code 1
expect_out 'main.py:7:5  error[flow]' 'main.py:8:5  error[flow]' 'main.py:10:5  error[flow]' \
  'main.py:12:5  error[flow]' 'main.py:13:5  error[flow]' 'pkg/helper.py:5  used by what is called' '5 findings' \
  "'helper.run(source())' gets there" "'wrap(source())' gets there"

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
expect_out 'main.py:18:5  error[flow]' '1 finding'

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
