#!/bin/bash
# Rule files checked without a scan: every error of every file, with the line it stands in.
. "$(dirname "$0")/lib.sh"

hunkscan validate rule.yaml
expect_code 0
expect_quiet
[ "$(wc -l <out)" = 1 ] || fail "more than the totals"
expect_out '1 of 1 rule files are right, 2 rules; 0 errors'

mkdir rules
cat >rules/a.yaml <<'YAML'
rules:
  - id: first
    languages: [python]
    sevrity: ERROR
    message: m
    patterns:
      - pattern: f($X)
      - pattern-no: g($X)
  - id: second
    languages: [python]
    severity: ERROR
    message: m
    pattern: "f("
  - id: third
    languages: [python]
    severity: ERROR
    message: m
    pattern: f()
  - id: third
    languages: [python]
    severity: ERROR
    message: m
    pattern: g()
  - id: fourth
    min-version: 99.0.0
    languages: [python]
    what: comes
  - {id: fifth, languages: [java], severity: ERROR, message: m, pattern: f()}
YAML
printf 'rules:\n  - id: [a\n' >rules/b.yaml
cp rule.yaml rules/c.yaml
hunkscan validate rules
expect_code 1
expect_quiet
cat >wanted <<'TEXT'
rules/a.yaml:4:5: unknown key 'sevrity', did you mean 'severity'?
        4 |     sevrity: ERROR
          |     ^
rules/a.yaml:8:9: unknown operator 'pattern-no', did you mean 'pattern-not'?
        8 |       - pattern-no: g($X)
          |         ^
rules/a.yaml:13:14: the pattern does not parse: the pattern is not Python: syntax error in its line 1
       13 |     pattern: "f("
          |              ^
rules/a.yaml:19:5: the id 'third' is taken by the rule at rules/a.yaml:14
       19 |   - id: third
          |     ^
TEXT
head -12 out | cmp -s - wanted || fail "not these errors"
expect_out 'rules/b.yaml:3:1: ' "rules/a.yaml:25:18: the rule 'fourth' is not for version" '; left out' \
    '1 of 3 rule files are right, 3 rules; 5 errors; left out: 1 rules for other languages, 1 for other versions'

# The same id in two files is an error of the second.
hunkscan validate rule.yaml rules/c.yaml
expect_code 1
expect_out "rules/c.yaml:2:5: the id 'no-eval' is taken by the rule at rule.yaml:2"

# Nothing in a file speaks to the terminal.
printf 'rules:\n  - id: a\n    languages: [python]\n    b\xc2\x9b\xe2\x80\xaed: \t"\\e[31m"\n' >hostile.yaml
hunkscan validate hostile.yaml
expect_code 1
grep -q $'\xe2\x80\xae\|\xc2\x9b\|\x1b' out && fail "hostile text came through"

hunkscan validate
expect_error 2 "'validate' needs rule files or folders"
hunkscan validate missing.yaml
expect_error 2 'missing.yaml: cannot be read'
mkdir empty
hunkscan validate empty
expect_error 2 'empty: no .yaml or .yml file below it'

# In a scan, a rule for newer versions is said to be left out; one for older ones has another beside it.
mkdir plain
printf 'f()\n' >plain/a.py
rule() { printf 'rules: [{id: a, languages: [python], severity: ERROR, message: m, pattern: f(), %s}]\n' "$1"; }
rule 'min-version: 99.0.0' >newer.yaml
scan --rules newer.yaml --all plain
expect_code 3
expect_out "incomplete: A rule was left out: newer.yaml:1:94: the rule 'a' is not for version"
rule 'max-version: 0.1.0' >older.yaml
scan --rules older.yaml --all plain
expect_code 0
rule 'min-version: 1.0.0' >fits.yaml
scan --rules fits.yaml --all plain
expect_code 1
finish
