#!/bin/bash
# A user's folder of models and rules, in whatever order the files come: scans, test and validate read
# the models first, over all the paths given, and know the built-in ones.
. "$(dirname "$0")/lib.sh"

models() { # FILE: a kind
    printf 'kinds:\n  - {id: our-runner, role: sink, description: Runs it., binds: [$X], pattern: "run_it($X)"}\n' >"$1"
}
rules() { # FILE: rules that name it, and a built-in kind
    cat >"$1" <<'YAML'
rules:
  - {id: ours, languages: [python], severity: ERROR, message: Runs $X., kind: our-runner}
  - {id: theirs, languages: [python], severity: ERROR, message: Runs $CODE., kind: python-code}
YAML
    printf '# ruleid: ours\nrun_it(a)\n# ok: ours, theirs\nrun_it()\n# ruleid: theirs\neval(b)\n' >"${1%.yaml}.py"
}
mkdir -p first last/deep plain
models first/a.yaml
rules first/b.yaml
models last/deep/z.yaml
rules last/a.yaml
printf 'run_it(c)\neval(d)\n' >plain/f.py

expect_all() { # PATH…: every command is content with these
    hunkscan validate "$@"
    expect_code 0
    expect_out '2 of 2 rule files are right, 2 rules; 0 errors'
    hunkscan test "$@"
    expect_code 0
    expect_out '2 of 2 rules do as annotated'
    hunkscan --no-builtin-rules $(printf -- '--rules %s ' "$@") --all plain
    expect_code 1
    expect_out "Runs 'c'." "Runs 'd'." '2 findings'
}
expect_all first
expect_all last
expect_all last/a.yaml last/deep

# Without the models the kind is unknown, and everybody says so.
hunkscan validate last/a.yaml
expect_code 1
expect_out "last/a.yaml:2:79: unknown kind 'our-runner'" '1 rules; 1 errors'
hunkscan test last/a.yaml
expect_code 1
expect_out "last/a.yaml:2:79: unknown kind 'our-runner'"
scan --rules last/a.yaml --all plain
expect_code 3
expect_out "unknown kind 'our-runner'"

# What is wrong with models is said like what is wrong with rules.
printf 'kinds: [{id: a, rolle: sink}]\n' >first/c.yaml
hunkscan validate first
expect_code 1
expect_out "first/c.yaml:1:17: unknown key 'rolle', did you mean 'role'?" '          |                 ^'
hunkscan test first
expect_code 1
expect_out "first/c.yaml:1:17: unknown key 'rolle'" '1 of 3 rule files could not be loaded'
scan --rules first --all plain
expect_code 3
expect_out "unknown key 'rolle'"
finish
