#!/bin/bash
# Options, their variables, help, version and the commands.
. "$(dirname "$0")/lib.sh"

hunkscan --help
expect_code 0
expect_quiet
expect_out 'usage: hunkscan' 'Reports' '--sarif FILE' '--fail-on LEVEL' 'validate PATH…' 'HUNKSCAN_FAIL_ON'
hunkscan -h
expect_code 0
expect_quiet
expect_out 'usage: hunkscan' '--sarif FILE' '--help'
[ "$(wc -l <out)" -le 24 ] || fail "the short help is longer than a screen"
hunkscan explain --help
expect_code 0
expect_out 'usage: hunkscan explain [OPTIONS] RULE…' '--no-builtin-rules'
expect_not_out '--fail-on'
hunkscan --version
expect_code 0
grep -Eq '^hunkscan [0-9]+\.[0-9]+\.[0-9]+$' out || fail "version"

hunkscan --sarfi x
expect_error 2 "unknown option '--sarfi'" "did you mean '--sarif'"
hunkscan --wroktree
expect_error 2 "unknown option '--wroktree'" "did you mean '--worktree'"
hunkscan --jobs many
expect_error 2 "--jobs needs a number" "'many'"
HUNKSCAN_FAIL_ON=sometimes hunkscan --help
expect_error 2 "HUNKSCAN_FAIL_ON" "'sometimes'"
hunkscan --sarif
expect_error 2 "--sarif needs a value"
hunkscan --sarif - --text -
expect_error 2 "only one report (or diff) can go to stdout"

mkdir plain
printf 'x = 1\neval(x)\n' >plain/a.py
printf 'exec(x)\n' >plain/b.py

scan --all plain
expect_code 1
expect_quiet
expect_out 'plain/a.py:2:1  error[no-eval]' 'plain/b.py:1:1  warning[no-exec]' '2 findings (1 error, 1 warning)'

# --fail-on, --severity, --select, --ignore, --include, --exclude, --exit-zero
scan --all plain --fail-on error --exclude 'a.py'
expect_code 0
expect_out 'no-exec'
scan --all plain --fail-on=never
expect_code 0
scan --all plain --severity error
expect_code 1
expect_not_out 'no-exec'
scan --all plain --select no-exec --fail-on error
expect_code 0
expect_not_out 'no-eval'
scan --all plain --ignore no-exec,no-eval # nothing was looked for
expect_code 3
expect_out 'No findings'
scan --all plain --include 'plain/b.py'
expect_not_out 'no-eval'
scan --all plain --exit-zero
expect_code 0
scan --all plain --select no-evil
expect_error 2 "'no-evil'" "'no-eval'"

# Variables fill what the command line leaves open.
HUNKSCAN_ALL=1 HUNKSCAN_IGNORE=no-eval HUNKSCAN_SARIF=$'one.sarif\ntwo.sarif' scan plain
expect_code 1
expect_not_out 'no-eval'
expect_sarif one.sarif 'len(results) == 1'
cmp -s one.sarif two.sarif || fail "two files of one run differ"
HUNKSCAN_IGNORE=no-eval scan --all plain --ignore=no-exec
expect_out 'no-eval'
expect_not_out 'no-exec'

# --quiet is silent, the exit code speaks; --text names where the text goes instead.
scan --all plain --quiet
expect_code 1
[ ! -s out ] || fail "quiet is not quiet"
scan --all plain --quiet --text report.txt
[ ! -s out ] || fail "quiet is not quiet"
grep -q 'no-eval' report.txt || fail "no text report"
scan --all plain --sarif - --category nightly
expect_code 1
expect_sarif out 'run["automationDetails"]["id"] == "hunkscan/nightly/" and len(results) == 2'

# Colours only where asked for.
scan --all plain
! grep -q $'\x1b' out || fail "colours without a terminal"
scan --all plain --color always
grep -q $'\x1b' out || fail "no colours"
colours() { # EXPECTED VARIABLE=VALUE…: whether the report has them
    local expected=$1 found=no
    shift
    env "$@" "$build/hunkscan" --no-builtin-rules --rules rule.yaml --all plain >out 2>err
    ! grep -q $'\x1b' out || found=yes
    [ "$found" = "$expected" ] || fail "colours: $found with $*"
}
colours yes FORCE_COLOR=1
colours yes CLICOLOR_FORCE=1
colours no FORCE_COLOR=0
colours no FORCE_COLOR=
colours no NO_COLOR=1 FORCE_COLOR=1
colours yes NO_COLOR= FORCE_COLOR=1
colours yes NO_COLOR=1 HUNKSCAN_COLOR=always
colours no CLICOLOR=1
if command -v script >/dev/null; then # a terminal
    screen() { # VARIABLE=VALUE…
        script -qec "env $* $build/hunkscan --no-builtin-rules --rules rule.yaml --all plain" /dev/null >out </dev/null
    }
    screen A=1
    grep -q $'\x1b' out || fail "no colours on a terminal"
    for refusal in NO_COLOR=1 CLICOLOR=0 TERM=dumb; do
        screen $refusal
        ! grep -q $'\x1b' out || fail "colours under $refusal"
    done
    screen CLICOLOR=0 FORCE_COLOR=1
    grep -q $'\x1b' out || fail "CLICOLOR=0 goes before FORCE_COLOR"
fi
scan --all plain --text report.txt
! grep -q $'\x1b' report.txt || fail "colours in a file"

# A file, several paths, a path elsewhere, the folder itself.
scan --all plain/a.py
expect_out 'plain/a.py:2:1' '1 finding'
scan --all plain/a.py plain/b.py
expect_out 'plain/a.py:2:1' 'plain/b.py:1:1'
cd plain && scan --all ..
expect_out '2 findings'
scan -C plain --all
expect_out 'a.py:2:1' '2 findings'
expect_not_out 'plain/a.py'
scan --all "$work/plain/a.py"
expect_out 'plain/a.py:2:1'
scan --all plain/missing
expect_error 2 "'plain/missing': no such file or folder"

# The commands.
hunkscan rules
expect_code 0
[ "$(wc -l <out)" -ge 40 ] || fail "fewer than forty rules"
rule=$(awk 'NR == 2 { print $2 }' out)
hunkscan explain "$rule"
expect_code 0
expect_out "$rule" 'cwe.mitre.org'
hunkscan explain shell-true-with-dynamic-comand
expect_error 2 "unknown rule 'shell-true-with-dynamic-comand'" "did you mean 'shell-true-with-dynamic-command'"
hunkscan explain
expect_error 2 "'explain' needs"
scan rules
expect_code 0
expect_out no-eval no-exec
hunkscan test
expect_error 2 "'test' needs"
mkdir mine
sed -n '1,6p' rule.yaml >mine/no-eval.yaml
printf '# ruleid: no-eval\neval(x)\n# ok: no-eval\nrepr(x)\n' >mine/no-eval.py
hunkscan test mine
expect_code 0
printf '# ruleid: no-eval\nrepr(x)\n' >>mine/no-eval.py
hunkscan test mine
expect_code 1
expect_out 'no-eval.py:6'
finish
