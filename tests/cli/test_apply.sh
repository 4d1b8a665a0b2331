#!/bin/bash
# --apply and --apply --dry-run: what is written, what is left alone, and that it is said.
. "$(dirname "$0")/lib.sh"

cat >rule.yaml <<'YAML'
rules:
  - {id: none, languages: [python], severity: ERROR, message: None is one., pattern: $X == None, fix: $X is None}
  - {id: debug, languages: [python], severity: ERROR, message: Left over., pattern: debug(...), fix: ''}
  - {id: call, languages: [python], severity: ERROR, message: Renamed., pattern: old(...), fix-regex: {regex: ^old, replacement: new, count: 1}}
  - {id: whole, languages: [python], severity: ERROR, message: Twice., pattern: old($X) == None, fix: gone($X)}
  - {id: look, languages: [python], severity: ERROR, message: Look., pattern: maybe(), fix: sure(), metadata: {fix-safety: review}}
YAML

say() { grep -qF -- "$1" err || fail "stderr lacks: $1"; }

expect_file() { # FILE CONTENT-AS-PRINTF
    printf "$2" | cmp -s - "$1" || { fail "$1 is not as it should be"; cat -A "$1"; }
}

expect_same() { cmp -s "$1" "$2" || fail "$1 was touched"; }

# Plain files: a dry run writes nothing, and what it prints is a patch for what is then written.
mkdir plain plain/sub
printf 'def f(a, b):\n\tif a == None or b == None:  # why\n\t\tdebug(a)\n\tdebug(b)\n\treturn old(a)\n' >plain/a.py
printf '\357\273\277x = 1\r\nif x == None:\r\n    old(x)' >plain/sub/b.py
chmod 751 plain/sub/b.py
cp -r plain before
scan --all plain --apply --dry-run
expect_code 1
expect_same plain/a.py before/a.py
expect_out '--- a/plain/a.py' '+++ b/plain/sub/b.py' '-	if a == None or b == None:  # why' '+	if a is None or b is None:  # why' '+		pass' \
    '\ No newline at end of file'
expect_not_out 'issue:'
say '6 fixes in 2 files would be applied, 0 skipped'
cp out patch
mkdir patched
cp -r before patched/plain
git apply --whitespace=nowarn --directory=patched patch || fail "the dry run is no patch"
scan --all plain --apply
expect_code 1
expect_out 'issue:'
say '6 fixes in 2 files applied, 0 skipped'
expect_file plain/a.py 'def f(a, b):\n\tif a is None or b is None:  # why\n\t\tpass\n\treturn new(a)\n'
expect_file plain/sub/b.py '\357\273\277x = 1\r\nif x is None:\r\n    new(x)'
expect_same plain/a.py patched/plain/a.py
expect_same plain/sub/b.py patched/plain/sub/b.py
[ "$(stat -c %a plain/sub/b.py)" = 751 ] || fail "the mode was not kept"
[ -z "$(find plain -name '.hunkscan*')" ] || fail "something was left behind"
scan --all plain --apply
expect_code 0
say '0 fixes in 0 files applied, 0 skipped'

# One file, named from elsewhere; fixes that overlap, and those for people.
printf 'x = old(1) == None\ny = maybe()\n' >one.py
scan -C plain --all "$work/one.py" --apply
expect_file one.py 'x = new(1) is None\ny = maybe()\n'
say '2 fixes in 1 file applied, 2 skipped (1 overlapping with another, 1 for review only)'

# Fixes that are good one by one and not together.
printf 'if a:\n    debug(1)\n    debug(2)\n    # why\nb == None\n' >both.py
scan --all both.py --apply
expect_file both.py 'if a:\n    debug(2)\n    # why\nb is None\n'
say '2 fixes in 1 file applied, 1 skipped (1 in conflict with others)'
scan --all both.py --apply
expect_file both.py 'if a:\n    pass\n    # why\nb is None\n'

# A change: only what it brought in, and only where the file is what was analysed.
new_repository repo
printf 'a == None\n' >repo/a.py
printf 'a == None\n' >repo/changed.py
mkdir repo/dir
commit repo one
printf 'a == None\nb == None\n' >repo/a.py
printf 'b == None\n' >repo/dir/link.py
printf 'b == None\n' >repo/dir/gone.py
printf 'b == None\n' >repo/locked.py
printf 'a == None\nb == None\n' >repo/changed.py
printf '# coding: latin-1\nb == None  # \351\n' >repo/bytes.py
commit repo two
echo '# more' >>repo/changed.py
mkdir outside
mv repo/dir outside/dir
ln -s ../outside/dir repo/dir
chmod 444 repo/locked.py
cp repo/changed.py changed.before
rm outside/dir/gone.py
scan -C repo HEAD~..HEAD --apply
expect_code 1
expect_file repo/a.py 'a == None\nb is None\n'
expect_file repo/bytes.py '# coding: latin-1\nb is None  # \351\n'
expect_file outside/dir/link.py 'b == None\n'
expect_file repo/locked.py 'b == None\n'
expect_same repo/changed.py changed.before
say "changed.py: left as it is (1 fix): it is not what was analysed"
say "dir/link.py: left as it is (1 fix): a symbolic link is on the way to it"
say "locked.py: left as it is (1 fix): it is read-only"
say '2 fixes in 2 files applied, 4 skipped (4 in files left as they are)'
rm repo/dir
mkdir repo/dir
ln -s ../../outside/dir/link.py repo/dir/link.py
scan -C repo HEAD~..HEAD --apply --quiet dir
expect_file outside/dir/link.py 'b == None\n'
say "dir/gone.py: left as it is (1 fix): there is no such file here"
say "dir/link.py: left as it is (1 fix): a symbolic link is on the way to it"

# Names of strangers do no harm to the terminal that looks at the dry run.
new_repository odd
printf 'b == None  # \033[31mred\n' >"odd/$(printf 'a\033[31mb.py')"
commit odd one
scan -C odd --apply --dry-run --all HEAD
! grep -q "$(printf '\033')" out || fail "an escape sequence on stdout"
expect_out '+b is None  # \x1b[31mred'

# Nothing to write to.
git clone -q --bare repo bare.git
scan -C bare.git HEAD --apply
expect_error 2 '--apply needs a working tree; this repository is bare'
scan --all plain --dry-run
expect_error 2 '--dry-run shows what --apply would do; give both'
scan --all plain --apply --dry-run --sarif -
expect_error 2 'only one report (or diff) can go to stdout'
HUNKSCAN_APPLY=yes scan --all plain
say '0 fixes in 0 files applied'

# A folder that cannot be written: an error, and the file as it was.
if [ "$(id -u)" != 0 ]; then
    mkdir shut
    printf 'a == None\n' >shut/a.py
    chmod 555 shut
    scan --all shut --apply
    chmod 755 shut
    expect_code 2
    say "cannot write 'a.py': Permission denied"
    expect_file shut/a.py 'a == None\n'
fi
finish
