#!/bin/bash
# Files that cannot be analysed as they are, in a repository and in a plain folder: a notice each
# where something is left out, the other files analysed, the report valid.
. "$(dirname "$0")/lib.sh"

new_repository repo
git -C repo config core.compression 0
git -C repo config core.bigFileThreshold 1k
printf '.\n' >repo/README
commit repo base

printf 'eval(1)\n' >repo/good.py
truncate -s 100M repo/huge.py
printf 'x = 1\n\0\1\2\377\376\nexec(1)\n' >repo/binary.py
printf 'def f(:\n    x = (\n\neval(2)\n' >repo/broken.py
mkdir repo/folder.py
printf 'eval(3)\n' >repo/folder.py/inner.py
ln -s good.py repo/link.py
ln -s /etc/passwd repo/outside.py
: >repo/empty.py
printf '\357\273\277eval(4)\r\neval(5)\reval(6)\n' >repo/lines.py
printf '# coding: latin-1\neval("\344")\n' >repo/latin.py
commit repo files

check() { # what both forms must say; the SARIF file is report.sarif
    expect_code 3
    expect_quiet
    expect_out 'good.py:1:1' 'folder.py/inner.py:1:1' 'lines.py:1:' 'lines.py:2:1' 'lines.py:3:1' 'latin.py:2:1'
    expect_not_out 'link.py:' 'outside.py:'
    grep -q '^incomplete: huge.py: ' out || fail "no notice about the large file"
    grep -q '^incomplete: broken.py' out || fail "no notice about the broken file"
    grep -Eq '^(incomplete|notice): binary.py' out || fail "no notice about the binary file"
    expect_not_out 'empty.py'
    expect_sarif report.sarif 'incomplete and "good.py" in uris and "folder.py/inner.py" in uris'
    expect_sarif report.sarif 'len([n for n in notices if "huge.py" in json.dumps(n)]) == 1'
}

scan -C repo main --sarif report.sarif
check
scan -C repo main --exclude 'huge.py' --exclude 'b*.py'
expect_code 1
scan -C repo --all --sarif report.sarif
check
scan -C repo --all main --sarif report.sarif
check

# The cap is the user's to choose.
scan -C repo main --include good.py --max-file-size 3
expect_code 3
grep -q '^incomplete: good.py: ' out || fail "no notice"

# Files that may not be read. (root reads everything.)
if [ "$(id -u)" != 0 ]; then
    chmod 0 repo/good.py
    scan -C repo --all --include 'good.py'
    expect_code 3
    chmod 644 repo/good.py
fi
finish
