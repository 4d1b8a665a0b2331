#!/bin/bash
# What was accepted: baselines and comments, and how either is seen in the report.
. "$(dirname "$0")/lib.sh"

new_repository repo
mkdir repo/pkg
printf 'x = 1\neval(x)\nexec(x)\n' >repo/a.py
printf 'def f(y):\n    eval(y)\n' >repo/pkg/b.py
commit repo one

# All that is found is written, and is not reported again.
scan -C repo --all HEAD -- --write-baseline
expect_code 2
scan -C repo --all HEAD --write-baseline base.sarif
expect_code 0
expect_out '3 findings'
expect_sarif base.sarif 'len(results) == 3'
scan -C repo --all HEAD --baseline base.sarif --sarif now.sarif --show-suppressed
expect_code 0
expect_out 'No findings' '3 suppressed' 'in the baseline'
expect_sarif now.sarif 'len(results) == 3 and all(r["suppressions"][0]["kind"] == "external" for r in results)'
scan -C repo --all . --baseline base.sarif
expect_code 0
cd repo && scan --all . --baseline ../base.sarif # plain files
expect_code 0

# Moved, indented and renamed findings are the accepted ones; new ones are not.
printf '# a line\n\nx = 1\nif x:\n    eval(x)\n    exec(x)\neval(2)\n' >repo/a.py
git -C repo mv pkg/b.py pkg/c.py
commit repo two
scan -C repo --all HEAD --baseline base.sarif
expect_code 1
expect_out 'a.py:7:1' '1 finding'
# A copy in another file is not accepted while the old one is there.
cp repo/pkg/c.py repo/pkg/d.py
git -C repo mv pkg/c.py pkg/b.py
commit repo three
scan -C repo --all HEAD --baseline base.sarif
expect_out 'pkg/d.py:2:5' 'a.py:7:1' '2 findings'
expect_not_out 'pkg/b.py'

# A baseline on top of another one has both; several may be given.
scan -C repo --all HEAD --baseline base.sarif --write-baseline next.sarif
expect_code 0
scan -C repo --all HEAD --baseline next.sarif
expect_code 0
expect_out '5 suppressed'
scan -C repo --all HEAD --select no-eval --write-baseline evals.sarif
scan -C repo --all HEAD --select no-exec --write-baseline execs.sarif
scan -C repo --all HEAD --baseline evals.sarif --baseline execs.sarif
expect_code 0
HUNKSCAN_BASELINE=next.sarif scan -C repo --all HEAD
expect_code 0
# It holds for changes as well.
scan -C repo HEAD~2..HEAD
expect_code 1
scan -C repo HEAD~2..HEAD --baseline next.sarif
expect_code 0

# What comments silence is not in it.
printf 'eval(1)  # hunkscan: ignore[no-eval] on purpose\n' >repo/quiet.py
commit repo four
scan -C repo --all HEAD --write-baseline quiet.sarif
sed -i 's/ *#.*//' repo/quiet.py
commit repo five
scan -C repo --all HEAD --baseline quiet.sarif
expect_code 1
expect_out 'quiet.py:1:1' '1 finding'

# More than a report holds.
mkdir repo/many
for i in $(seq 1 60); do for j in $(seq 1 90); do echo "eval('$i $j')"; done >repo/many/m$i.py; done
commit repo many
scan -C repo --all HEAD --quiet --write-baseline many.sarif
expect_code 0
expect_sarif many.sarif 'len(results) > 5400'
scan -C repo --all HEAD --quiet --baseline many.sarif
expect_code 0
rm -r repo/many
commit repo 'not many'

# Files that are no baselines.
refuse_baseline() { # TEXT…, the file on stdin
    cat >bad.sarif
    scan -C repo --all HEAD --baseline bad.sarif
    expect_error 2 bad.sarif "$@"
}
refuse_baseline <<<'no json'
refuse_baseline <<<'[]'
refuse_baseline <<<'{}'
refuse_baseline <<<'{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "other"}}, "results": []}]}'
sed 's/"hunkscan\/v1"/"hunkscan\/v0"/g' base.sarif | refuse_baseline "has no fingerprint 'hunkscan/v1'"
head -c 1000 base.sarif | refuse_baseline
scan -C repo --all HEAD --baseline missing.sarif
expect_error 2 'missing.sarif: cannot be read'
scan -C repo --all HEAD --write-baseline nowhere/x.sarif
expect_code 2

# Comments that a change adds are seen by whoever reviews it.
git -C repo checkout -q -b silent
printf '\neval(3)  # hunkscan: ignore[no-eval] trust me\nexec(4)  # hunkscan: ignore\n' >>repo/a.py
commit repo silent
scan -C repo main..silent --sarif silent.sarif
expect_code 0
expect_out '2 suppressed' 'a.py:9: A comment that this change adds silences no-eval (no-eval), saying: trust me. [suppressed-by-change]' \
    'a.py:10: A comment that this change adds silences no-exec (no-exec), without a reason.'
expect_sarif silent.sarif 'len([n for n in notices if n["descriptor"]["id"] == "suppressed-by-change" and n["level"] == "note"]) == 2'
scan -C repo --all silent
expect_not_out 'that this change adds'
printf '\nexec(5)  # hunkscan: ignore[no-exec] \033[31m::error::x\n' >>repo/a.py
commit repo escapes
scan -C repo HEAD
! grep -q $'\x1b' out || fail "an escape got through"

# Comments that silence nothing, on request.
cat >repo/unused.py <<'PY'
x = 1  # hunkscan: ignore[no-eval] nothing here
eval(x)  # hunkscan: ignore[no-eval] used
# hunkscan: ignore above the next line
exec(x)
y = 2  # noqa: E501
z = 3  # nosec
w = 4  # nosemgrep: other.rule
v = 5  # noqa: HS697-001
eval(v)  # hunkscan: ignore[no-exec] another rule
text = "# hunkscan: ignore"
PY
commit repo unused
scan -C repo HEAD --show-unused-suppressions
expect_code 1
[ "$(grep -c 'unused-suppression' out)" = 3 ] || fail "not three unused suppressions"
expect_out 'unused.py:1: The comment silences nothing' 'unused.py:8: ' 'unused.py:9: '
scan -C repo HEAD
expect_not_out 'unused-suppression'
HUNKSCAN_SHOW_UNUSED_SUPPRESSIONS=1 scan -C repo --all HEAD
expect_out 'unused.py:1: The comment silences nothing'
printf 'show-unused-suppressions: true\n' >own.yaml
scan -C repo --all HEAD --config own.yaml
expect_out 'unused.py:1: The comment silences nothing'
finish
