#!/bin/bash
# File names that try to speak to terminals, pipelines and report readers.
. "$(dirname "$0")/lib.sh"

new_repository repo
git -C repo config core.quotePath false
printf '.\n' >repo/README
commit repo base
names=($'new\nline.py' $'quote"\'s.py' 'percent%41%.py' '::error file=x::y.py' 'sub/::warning.py'
    $'bidi\xe2\x80\xaetxt.py' $'bad\xff\xfe.py' $'escape\e[31m.py' 'space in name.py' 'back\slash.py'
    '[link](x).py' $'tab\t.py' '##[error]x.py' '<b>&.py' '#frag?query.py' $'\xc3\xa9.py')
mkdir repo/sub
for name in "${names[@]}"; do printf 'eval("::error::%%s \033[31m" + x)\n' >"repo/$name"; done
commit repo names

check() {
    expect_code 1
    expect_out "${#names[@]} findings"
    ! grep -q $'[\x01-\x09\x0b-\x1f\x7f]' out || fail "control characters"
    ! grep -Eq '^[[:space:]]*::' out || fail "a workflow command"
    ! grep -qi '##\(\[\|vso\[\)' out || fail "a pipeline command"
    ! grep -q $'\xe2\x80\xae' out || fail "a bidirectional control"
    iconv -f utf-8 -t utf-8 out >/dev/null || fail "stdout is not UTF-8"
    expect_out 'new\nline.py:1:1' '\x3a:error file=x::y.py:1:1' 'bidi\u202etxt.py' 'bad\xff\xfe.py' 'escape\x1b[31m.py'
    expect_sarif report.sarif 'len(results) == '"${#names[@]}"
    expect_sarif report.sarif 'all(all(33 <= ord(c) < 127 and c not in "\"<>[]\\^`{|}#?" for c in u) for u in uris)'
    expect_sarif report.sarif '"new%0Aline.py" in uris and "percent%2541%25.py" in uris and "space%20in%20name.py" in uris'
    expect_sarif report.sarif '"%FF%FE" in "".join(uris)'
    ! grep -q $'\xe2\x80\xae' report.sarif || fail "a bidirectional control in SARIF"
}

LC_ALL=C.UTF-8
scan -C repo main~..main --sarif report.sarif
check
cp report.sarif range.sarif
scan -C repo --all --sarif report.sarif
check
scan -C repo --all main --sarif report.sarif
check

# Names on the command line are escaped in messages too.
scan -C repo $'no\e[31m\nsuch::\xe2\x80\xae'
expect_error 2
! grep -Eq $'\x1b|\xe2\x80\xae' err || fail "stderr is not escaped"
finish
