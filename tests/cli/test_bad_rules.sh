#!/bin/bash
# Rule files broken in each way: one notice with file, line and reason, exit code 3, the other
# rules still run and the report stays valid.
. "$(dirname "$0")/lib.sh"

mkdir plain
printf 'eval(1)\n' >plain/a.py

broken() { # LINE TEXT… with the file on stdin
    local line=$1
    shift
    cat >bad.yaml
    scan --rules bad.yaml --all plain --sarif bad.sarif
    expect_code 3
    expect_quiet
    expect_out 'plain/a.py:1:1  error[no-eval]' "bad.yaml:$line:" 'incomplete: ' "$@"
    [ "$(grep -c '^incomplete: ' out)" = 1 ] || fail "not one notice"
    expect_sarif bad.sarif 'len(results) == 1 and incomplete and len(notices) == 1'
    scan --rules bad.yaml --all plain --sarif - --exit-zero
    expect_code 0
    grep -q '^hunkscan: incomplete: .*bad.yaml' err || fail "stderr does not tell"
    scan --rules bad.yaml rules
    expect_error 2 "bad.yaml:$line:"
}

rule() { # a rule's head; its search follows on stdin
    printf 'rules:\n  - id: mine\n    languages: [python]\n    severity: ERROR\n    message: Mine.\n'
    cat
}

broken 4 <<'YAML'
rules:
  - id: mine
    languages: [python
    severity: ERROR
YAML
rule <<'YAML' | broken 6 "unknown key 'sevrity', did you mean 'severity'"
    sevrity: ERROR
    pattern: f(x)
YAML
rule <<'YAML' | broken 7 "unknown operator 'pattern-insid', did you mean 'pattern-inside'"
    patterns:
      - pattern-insid: f(x)
YAML
rule <<'YAML' | broken 7:20 "'tests' is true or false"
    pattern: f(x)
    paths: {tests: maybe}
YAML
rule <<'YAML' | broken 6 'the pattern does not parse'
    pattern: "f(x"
YAML
rule <<'YAML' | broken 8 'the regular expression is malformed'
    patterns:
      - pattern: f($X)
      - metavariable-regex: {metavariable: $X, regex: "(a"}
YAML
rule <<'YAML' | broken 6 'the regular expression is malformed'
    pattern-regex: "[a"
YAML
rule <<'YAML' | broken 8 "the comparison is refused: the pattern is not Python"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: '$X >'}
YAML
rule <<'YAML' | broken 8 "the function 'foo' is not known; known are abs, bool"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: 'foo($X) > 1'}
YAML
rule <<'YAML' | broken 8 "the name 'limit' is not known; metavariables look like"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: '$X > limit'}
YAML
rule <<'YAML' | broken 8 "today() is not supported: the same code must give the same findings"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: '$X < today()'}
YAML
rule <<'YAML' | broken 8 "cannot stand in a comparison"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: '$X.real > 1'}
YAML
rule <<'YAML' | broken 8 "the regular expression '(' is malformed"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: 're.match("(", $X)'}
YAML
rule <<'YAML' | broken 8 "has the wrong number of arguments"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: 'len($X, $X) > 1'}
YAML
rule <<'YAML' | broken 8 "it must be one expression"
    patterns:
      - pattern: f($X)
      - metavariable-comparison: {comparison: 'x = 1'}
YAML
rule <<'YAML' | broken 11 "the pattern is refused: there is nothing in it to look for"
    patterns:
      - pattern: f($X)
      - metavariable-pattern:
          metavariable: $X
          language: generic
          pattern: '...'
YAML
rule <<'YAML' | broken 7 "the id 'mine' is taken"
    pattern: f(x)
  - id: mine
    languages: [python]
    severity: ERROR
    message: Mine again.
    pattern: g(x)
YAML
broken 2 "the id 'no-eval' is taken" <<'YAML'
rules:
  - id: no-eval
    languages: [python]
    severity: ERROR
    message: Taken.
    pattern: f(x)
YAML
rule </dev/null | broken 2 "none of 'pattern'"
rule <<'YAML' | broken 8 "'at-exit: true' is not supported"
    mode: taint
    pattern-sources: [{pattern: f()}]
    pattern-sinks: [{pattern: g(...), at-exit: true}]
YAML
broken 1 "'rules' must be a list" <<'YAML'
[1, 2]
YAML

# A folder: one broken file leaves the others alone.
mkdir many
cp rule.yaml many/z.yaml
printf 'rules: 3\n' >many/b.yaml
hunkscan --no-builtin-rules --rules many --all plain
expect_code 3
expect_out 'error[no-eval]' 'many/b.yaml:1:'

# What cannot be read at all ends the run.
scan --rules none.yaml --all plain
expect_error 2 'none.yaml'
mkdir nothing
scan --rules nothing --all plain
expect_error 2 "nothing"

# A run without rules has looked for nothing.
hunkscan --no-builtin-rules --all plain
expect_code 3
expect_out 'No rule took part' '[no-rules]'
hunkscan test nothing
expect_error 2 'nothing'
finish
