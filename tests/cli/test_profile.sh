#!/bin/bash
# `rules --profile-run`: what each rule costs in a scan.
. "$(dirname "$0")/lib.sh"

mkdir plain
printf 'x = 1\neval(x)\neval(2)\n' >plain/a.py
printf 'eval(3)\nexec(x)\n' >plain/b.py
cat >more.yaml <<'YAML'
rules:
  - {id: unseen, languages: [python], severity: ERROR, message: m, pattern: nobody_calls_this()}
  - {id: elsewhere, languages: [python], severity: ERROR, message: m, pattern: eval($X), paths: {include: [other]}}
YAML
profile() { hunkscan rules --profile-run --no-builtin-rules --rules "$work/rule.yaml" --rules more.yaml "$@"; }
# Times are not the same twice: what is compared is the rest, in the order of names.
facts() { tail -n +2 out | sed 's/^ *[0-9]*\.[0-9] *//' | tr -s ' ' | LC_ALL=C sort; }

profile --all plain
expect_code 0
expect_quiet
[ "$(head -1 out)" = '        ms   matches     files  rule' ] || fail "another head"
printf '%s\n' '1 1 no-exec' '3 2 no-eval' '4 2 rules tried, 2 that no file has the words or the path for' \
    'processor time of the whole run' | cmp -s - <(facts) || { facts; fail "not these facts"; }
grep -Eq '^ +[0-9]+\.[0-9] +[0-9]+ +[0-9]+  no-eval$' out || fail "no time"
profile --all plain --jobs 2 --select no-exec
printf '%s\n' '1 1 no-exec' '1 1 rules tried, 0 that no file has the words or the path for' \
    'processor time of the whole run' | cmp -s - <(facts) || { facts; fail "not these facts of one rule"; }

# A range is scanned as a run would: the files that changed.
new_repository repository
cp plain/a.py repository
commit repository one
cp plain/b.py repository
commit repository two
profile -C repository HEAD
expect_code 0
grep -q '^ .* 1         1  no-eval$' out || fail "not one match in one file"

# What a run would say is incomplete is said here too.
printf 'rules: [{id: slow, languages: [python], severity: ERROR, message: m, pattern-regex: "(x+x+)+[yz]"}]\n' >more.yaml
{ printf 'x%.0s' $(seq 2000); printf '\n'; } >plain/c.py
profile --all plain
expect_code 3
expect_out 'incomplete: plain/c.py: ' "'slow'"
profile --all plain --exit-zero
expect_code 0

printf 'rules: [{id: bad, languages: [python], severity: ERROR, message: m, patern: f()}]\n' >more.yaml
profile --all plain
expect_code 3
expect_out 'no-eval' 'incomplete: Rules were left out: more.yaml:1:' "unknown key 'patern'"

hunkscan --profile-run
expect_error 2 "--profile-run belongs to 'rules'"
profile --all plain missing
expect_error 2 'missing'
finish
