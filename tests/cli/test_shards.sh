#!/bin/bash
# Shards of a scan, and the report of the whole that merge makes of theirs.
. "$(dirname "$0")/lib.sh"

shards() { # N ARGS…: scans in one piece and in N, merges in another order, compares
    local n=$1 k reports=()
    shift
    scan "$@" --sarif whole.sarif --quiet
    local whole=$code
    for k in $(seq "$n" -1 1); do
        scan "$@" --shard "$k/$n" --sarif "shard$k.sarif" --quiet
        case $code in 2 | 99) fail "shard $k/$n of $*: $code" ;; esac
        reports+=("shard$k.sarif")
    done
    hunkscan merge "${reports[@]}" --sarif merged.sarif
    expect_code "$whole"
    [ ! -s out ] || fail "stdout is not empty"
    cmp -s whole.sarif merged.sarif || fail "the merged report of $n shards is another one: $*"
}

new_repository repo
mkdir -p repo/pkg/sub
for i in $(seq 1 40); do
    { echo "def f$i(x):"; for _ in $(seq 1 $((i % 7))); do echo "    eval(x)  # $i"; done; echo "    return x"; } >"repo/pkg/m$i.py"
done
printf 'eval(a)\neval(b)  # hunkscan: ignore[no-eval] on purpose\nexec(c)\n' >$'repo/pkg/new\nline [x].py'
printf 'eval("%%s \\" [a](b) \xff")\n' >$'repo/pkg/sub/bad\xff.py'
printf 'x = (\neval(x)\n' >repo/pkg/sub/broken.py
printf 'x = 1\n%.0s' $(seq 1 400) >repo/pkg/sub/large.py
printf '# \xe2\x80\xae coding\neval(\xff)\n' >repo/pkg/sub/encoding.py
: >repo/pkg/sub/empty.py
printf '#!/usr/bin/env python3\neval(1)\n' >repo/pkg/script
echo text >repo/README
commit repo first

options=(-C repo --max-file-size 2k --show-suppressed)
shards 3 "${options[@]}" --all HEAD
expect_sarif merged.sarif 'len(results) > 40 and incomplete and "hunkscan/shard" not in run["properties"]'
expect_sarif merged.sarif 'any(r["suppressions"] for r in results)'
shards 7 "${options[@]}" --all HEAD
shards 50 -C repo --all HEAD pkg/sub
shards 3 -C repo --all # the files of the folder
shards 2 -C repo --all HEAD --no-builtin-rules --select no-exec
shards 2 -C repo HEAD README # nothing at all
shards 4 -C repo --all HEAD --include 'pkg/m1*' --jobs 1

# Each file is in one shard, and none is much larger than others.
for k in 1 2 3; do scan "${options[@]}" --all HEAD --shard $k/3 --sarif s$k.sarif --quiet; done
python3 - <<'PY' || fail "how the files were split"
import json
runs = [json.load(open(f"s{k}.sarif"))["runs"][0] for k in (1, 2, 3)]
files = [{r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]} for run in runs]
assert all(not files[a] & files[b] for a, b in ((0, 1), (0, 2), (1, 2)))
scanned = [run["properties"]["hunkscan/filesScanned"] for run in runs]
assert min(scanned) >= 10, scanned
for run, k in zip(runs, (1, 2, 3)):
    texts = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert f"This is shard {k} of 3: only its part of the files was looked at." in texts, texts
PY

# A change, with code that went from one file to another: which finding is old must not depend on shards.
cat repo/pkg/m1*.py >repo/pkg/all_in_one.py
cp repo/pkg/m6.py repo/pkg/copied.py
git -C repo rm -q pkg/m1.py pkg/m10.py pkg/m11.py pkg/m12.py pkg/m13.py pkg/m6.py
for i in 2 3 4 5; do echo 'eval(new)' >>repo/pkg/m$i.py; done
commit repo second
for n in 2 3 5; do shards $n -C repo main~..main; done
expect_sarif merged.sarif 'len(results) >= 4'

# What two files, of different shards, may have from the same place can be old in one of them only.
new_repository moved
f='def f(x):\n    y = x\n    return eval(y)\n'
seq 100 >moved/kept.py
cp moved/kept.py moved/keep
printf "$f" >>moved/kept.py
commit moved first
mv moved/keep moved/kept.py
printf "$f"'\n\nz = 1\n' | tee moved/one.py >moved/two.py
commit moved second
for n in 2 3; do shards $n -C moved main~..main; done
expect_sarif merged.sarif 'len(results) == 1'

# More findings than a report holds: the worst of all are kept, and all are counted.
mkdir many
for i in $(seq 1 30); do
    { for _ in $(seq 1 150); do echo 'exec(x)'; done; for _ in $(seq 1 60); do echo 'eval(x)'; done; } >many/m$i.py
done
shards 3 --all many
expect_sarif merged.sarif 'len(results) == 5000 and sum(r["level"] == "error" for r in results) == 1800'
expect_sarif merged.sarif 'any("1300 of 6300 findings were left out" in n["message"]["text"] for n in notices)'

# What is not complete is said.
for k in 1 2 3; do scan -C repo --all HEAD~ --shard $k/3 --sarif s$k.sarif --quiet; done
hunkscan merge s1.sarif s3.sarif --sarif merged.sarif
expect_code 3
grep -qF 'incomplete: Of 3 shards one is missing: 2.' err || fail "the missing shard is not named"
expect_sarif merged.sarif 'incomplete and any(n["descriptor"]["id"] == "shard-missing" for n in notices)'
hunkscan merge s1.sarif s3.sarif --sarif merged.sarif --exit-zero
expect_code 0
hunkscan merge s1.sarif s2.sarif s3.sarif s2.sarif --sarif again.sarif # a job that ran twice
expect_code 3
hunkscan merge s1.sarif s2.sarif s3.sarif
cmp -s out again.sarif || fail "stdout is another report"

# What does not belong together is refused.
refused() { # TEXT REPORT…
    local text=$1
    shift
    hunkscan merge "$@" --sarif never.sarif
    expect_error 2 "$text"
    [ ! -e never.sarif ] || fail "a report was written"
}
scan -C repo --all HEAD --shard 2/3 --sarif other_head.sarif --quiet
scan -C repo main~..main --shard 2/3 --sarif other_base.sarif --quiet
scan -C repo --all HEAD~ --shard 2/3 --severity error --sarif other_options.sarif --quiet
scan -C repo --all HEAD~ --shard 2/4 --sarif other_split.sarif --quiet
scan -C repo --all HEAD~ --shard 2/3 --category other --sarif other_category.sarif --quiet
scan -C repo --all HEAD~ --sarif whole.sarif --quiet
cp rule.yaml other.yaml && sed -i 's/exec(\.\.\.)/exec($X)/' other.yaml
hunkscan -C repo --all HEAD~ --no-builtin-rules --rules other.yaml --shard 2/3 --sarif other_rules.sarif --quiet
sed 's/"version":"[0-9.]*","sem/"version":"9.9.9","sem/' s2.sarif >other_version.sarif
sed 's/evaluated/changed/' s2.sarif >changed.sarif
refused 's1.sarif and other_head.sarif are of different commits' s1.sarif other_head.sarif
refused 'are of different commits' s1.sarif other_base.sarif
refused 'are of scans with different options or rules' s1.sarif other_options.sarif
refused 'are of scans with different options or rules' s1.sarif other_rules.sarif
refused 'are not shards of the same split' s1.sarif other_split.sarif
refused 'are of different categories' s1.sarif other_category.sarif
refused 'are of scans with different options or rules' s1.sarif whole.sarif
refused 'are of different versions of hunkscan' s1.sarif other_version.sarif
refused 's2.sarif and changed.sarif are' s2.sarif s3.sarif changed.sarif
refused 'merge needs reports'
refused 'nothere.sarif: cannot be read' s1.sarif nothere.sarif
refused 'repo: is a folder' repo
printf '{"version":"2.1.0",\n' >cut.sarif
refused 'cut.sarif:2:' s1.sarif cut.sarif
printf '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"other"}},"results":[]}]}' >foreign.sarif
refused 'foreign.sarif: is not a report of hunkscan' foreign.sarif
python3 -c 'import json; d = json.load(open("s1.sarif")); d["runs"][0]["properties"]["hunkscan/shard"]["index"] = 9
json.dump(d, open("odd.sarif", "w"))'
refused "odd.sarif: its hunkscan/shard makes no sense" odd.sarif
hunkscan merge s1.sarif --junit x.xml
expect_error 2 'merge writes SARIF only'

# K/N, and what GitLab says of it.
for wrong in 0/3 4/3 3 a/b 1/0 /2 1/ 1/2/3 -1/2 1/99999999999 ''; do
    scan --all repo --shard "$wrong"
    expect_error 2 --shard
done
scan -C repo main~..main --each-commit --shard 1/2
expect_error 2 --each-commit
result() { grep -o 'shard [0-9]* of [0-9]*' report.sarif; }
CI_NODE_INDEX=2 CI_NODE_TOTAL=3 scan --all repo --shard auto --sarif report.sarif --quiet
[ "$(result)" = "shard 2 of 3" ] || fail "auto: $(result)"
CI_NODE_INDEX=2 CI_NODE_TOTAL=3 HUNKSCAN_SHARD=auto scan --all repo --sarif report.sarif --quiet
[ "$(result)" = "shard 2 of 3" ] || fail "HUNKSCAN_SHARD=auto: $(result)"
CI_NODE_INDEX=2 CI_NODE_TOTAL=3 scan --all repo --sarif report.sarif --quiet
[ -z "$(result)" ] || fail "a shard that nobody asked for"
CI_NODE_TOTAL=1 scan --all repo --shard auto --sarif report.sarif --quiet
[ -z "$(result)" ] || fail "auto in a job that is not parallel"
scan --all repo --shard auto --sarif report.sarif --quiet
[ -z "$(result)" ] || fail "auto outside of GitLab"
CI_NODE_INDEX=x CI_NODE_TOTAL=3 scan --all repo --shard auto
expect_error 2 CI_NODE_INDEX
CI_NODE_TOTAL=3 scan --all repo --shard auto
expect_error 2 CI_NODE_INDEX
finish
