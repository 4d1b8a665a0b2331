#!/bin/bash
# The same bytes on any number of threads, from any folder, bare or not; also for 10,000 files.
. "$(dirname "$0")/lib.sh"

new_repository repo
python3 - <<'PY' | git -C repo fast-import --quiet
import sys
def commit(files):
    print("commit refs/heads/main")
    print("committer C <c@example.org> 1700000000 +0000\ndata 1\nx")
    for path, text in files:
        print(f"M 100644 inline {path}\ndata {len(text)}\n{text}")
commit([("README", "x\n")])
commit([(f"d{i % 97}/f{i}.py", f"x = {i}\n" + ("eval(x)\n" if i % 50 == 0 else "")) for i in range(10000)])
PY
git clone -q --bare repo bare.git

scan -C repo main~..main --jobs 1 --sarif one.sarif --text one.txt
expect_code 1
expect_quiet
grep -qF '200 findings (200 errors) in 200 of 10000 changed files' one.txt || fail "not 200 findings"
scan -C repo main~..main --jobs 8 --sarif eight.sarif --text eight.txt
expect_code 1
cmp one.sarif eight.sarif || fail "SARIF depends on the threads"
cmp one.txt eight.txt || fail "text depends on the threads"
expect_sarif one.sarif 'len(results) == 200 and uris == sorted(uris)'

mkdir elsewhere
cd elsewhere
scan -C ../bare.git main~..main --sarif "$work/bare.sarif"
cmp one.sarif bare.sarif || python3 - <<'PY' || fail "the bare clone gives another report"
import json, sys
a, b = (json.load(open(f)) for f in ("one.sarif", "bare.sarif"))
for log in (a, b):
    log["runs"][0].pop("versionControlProvenance", None)
sys.exit(a != b)
PY

scan -C repo --all main --jobs 1 --sarif one.sarif --text one.txt
scan -C repo --all main --jobs 8 --sarif eight.sarif --text eight.txt
cmp one.sarif eight.sarif || fail "SARIF of a tree depends on the threads"
cmp one.txt eight.txt || fail "text of a tree depends on the threads"
git -C repo reset -q --hard
scan -C repo --all --jobs 1 --sarif one.sarif --text one.txt
scan -C repo --all --jobs 8 --sarif eight.sarif --text eight.txt
cmp one.sarif eight.sarif || fail "SARIF of a folder depends on the threads"
cmp one.txt eight.txt || fail "text of a folder depends on the threads"
finish
