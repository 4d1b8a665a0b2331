#!/bin/bash
# Reports that cannot be written: one line, exit code 2, the other reports written all the same.
. "$(dirname "$0")/lib.sh"

mkdir plain out.d
printf 'eval(1)\n' >plain/a.py

scan --all plain --sarif none/x.sarif --sarif good.sarif
expect_code 2
[ "$(wc -l <err)" = 1 ] || fail "stderr is not one line"
grep -qF "hunkscan: cannot write 'none/x.sarif': No such file" err || fail "message"
expect_out 'no-eval'
expect_sarif good.sarif 'len(results) == 1'

scan --all plain --sarif out.d --sarif good2.sarif --text text.txt
expect_code 2
grep -qF "cannot write 'out.d'" err || fail "message"
expect_sarif good2.sarif 'len(results) == 1'
grep -q no-eval text.txt || fail "no text"

# A full disk, as a file and as stdout.
scan --all plain --sarif /dev/full --sarif good3.sarif
expect_code 2
grep -qF "cannot write '/dev/full': No space left" err || fail "message"
expect_sarif good3.sarif 'len(results) == 1'
"$build/hunkscan" --no-builtin-rules --rules rule.yaml --all plain --sarif good4.sarif >/dev/full 2>err
code=$?
: >out
expect_error 2 "cannot write 'stdout': No space left"
expect_sarif good4.sarif 'len(results) == 1'
"$build/hunkscan" --help >/dev/full 2>err
code=$?
expect_error 2 "No space left"
hunkscan --help --exit-zero
expect_code 0

# stdout closed from the start: an error, and nothing of ours lands in another file.
"$build/hunkscan" --no-builtin-rules --rules rule.yaml --all plain --sarif good5.sarif >&- 2>err
code=$?
: >out
expect_error 2 "cannot write 'stdout'"
expect_sarif good5.sarif 'len(results) == 1'

# A reader that leaves early is no error and no crash.
for i in 1 2 3 4 5 6 7 8 9; do
    for k in 0 1 2 3 4 5 6 7 8 9; do printf 'eval(%s)\n' $i$k; done
done | awk '{ for (i = 0; i < 20; i++) print }' >plain/many.py
{ "$build/hunkscan" --no-builtin-rules --rules rule.yaml --all plain 2>err; echo $? >code; } | head -1 >out
code=$(cat code)
expect_code 1
expect_quiet
rm plain/many.py

# A report replaces the old one whole; its mode and a link to it stay.
printf 'old' >kept.sarif
chmod 640 kept.sarif
ln -s kept.sarif link.sarif
scan --all plain --sarif link.sarif
expect_code 1
[ -L link.sarif ] || fail "the link was replaced"
[ "$(stat -c %a kept.sarif)" = 640 ] || fail "the mode changed"
expect_sarif kept.sarif 'len(results) == 1'
ls -A | grep -q '^.hunkscan-' && fail "a temporary file was left"

# Pipes are written directly.
mkfifo pipe
cat pipe >from_pipe &
scan --all plain --sarif pipe
expect_code 1
wait
expect_sarif from_pipe 'len(results) == 1'
scan --all plain --sarif /dev/stdout
expect_sarif out 'len(results) == 1'
finish
