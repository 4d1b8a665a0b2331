#!/bin/bash
# `hunkscan test` on a folder of users' rules: several rules in a file, examples in all their places,
# what differs line by line, totals and exit codes.
. "$(dirname "$0")/lib.sh"

mkdir -p rules/deep/both
cat >rules/deep/both.yaml <<'YAML'
rules:
  - {id: both-f, languages: [python], severity: ERROR, message: m, pattern: f()}
  - {id: both-g, languages: [python], severity: ERROR, message: m, pattern: g()}
YAML
printf '# ruleid: both-f\nf()\n# ok: both-f\n# ruleid: both-g\ng()\n' >rules/deep/both.py
printf '# ruleid: deep.both-f, both-g\nf(g())\n# ruleid: both-g\n# ruleid: both-f\n[f(), g()]\n' >rules/deep/both.test.py
printf '# deepruleid: both-f\nx()\n# proruleid: both-f\nf()\n# ruleid: deepok: both-g\ng()\n' >rules/deep/both/more.py
sed -i 's/f(g())/f(), g()/' rules/deep/both.test.py
hunkscan test rules
expect_code 0
expect_quiet
expect_out '2 of 2 rules do as annotated; 0 without examples; 0 of 1 rule files could not be loaded' \
    '7 of 7 lines found, 0 missed, 0 reported that must not be; 0 known failures, 0 of them mended'

cat >>rules/deep/both.yaml <<'YAML'
  - {id: alone, languages: [python], severity: ERROR, message: m, pattern: h()}
YAML
cat >rules/deep/both.py <<'PY'
// ruleid: both-f
# ruleid: both-f
x = 1
# ruleid: both-h
y	= f()
# todoruleid: both-f
z = 1
# todook: both-g
g()
# todoruleid: both-g
g()
PY
hunkscan test rules/deep/both.yaml
expect_code 1
cat >wanted <<'TEXT'
rules/deep/both.py:5: 'both-h' is no rule of the rule file
rules/deep/both.yaml:4: 'alone' has no annotated example
rules/deep/both.py:3: 'both-f' must be reported, but is not
  -     3 | x = 1
rules/deep/both.py:5: 'both-f' is reported, but must not be
  +     5 | y = f()
rules/deep/both.py:11: 'both-g' is reported now: change todoruleid to ruleid
  +    11 | g()
0 of 2 rules do as annotated; 1 without examples; 0 of 1 rule files could not be loaded
5 of 6 lines found, 1 missed, 1 reported that must not be; 3 known failures, 1 of them mended
TEXT
cmp -s out wanted || { diff out wanted; fail "not this report"; }

# A file whose rules cannot be loaded is named; the others are tested.
mkdir mixed
printf 'rules: [{id: a, languages: [python], severity: ERROR, message: m, pattern: f(), fxi: g()}]\n' >mixed/a.yaml
printf 'rules: [{id: b, languages: [python], severity: ERROR, message: m, pattern: f()}]\n' >mixed/b.yaml
printf '# ruleid: b\nf()\n' >mixed/b.py
hunkscan test mixed
expect_code 1
expect_out "mixed/a.yaml:1:81: unknown key 'fxi', did you mean 'fix'?" '1 of 1 rules do as annotated' \
    '1 of 2 rule files could not be loaded'

# A rule that a budget stops makes the answer no answer.
mkdir slow
printf 'rules: [{id: s, languages: [python], severity: ERROR, message: m, pattern-regex: "(x+x+)+[yz]"}]\n' >slow/s.yaml
{ printf '# ok: s\n'; printf 'x%.0s' $(seq 2000); printf '\n'; } >slow/s.py
hunkscan test slow
expect_code 3

hunkscan test
expect_error 2 "'test' needs rule files or folders"
mkdir none
hunkscan test none
expect_error 2 'none: no .yaml or .yml file below it'
printf 'rules: [{id: a, languages: [java], severity: ERROR, message: m, pattern: f()}]\n' >none/a.yaml
hunkscan test none
expect_error 2 'none: no rules to test here'
finish
