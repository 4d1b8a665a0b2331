#!/bin/bash
# .hunkscan.yaml: whose counts, what goes before it, and that a change to it is told.
. "$(dirname "$0")/lib.sh"

new_repository repo
printf 'x = 1\n' >repo/a.py
printf 'ignore: [no-exec]\n' >repo/.hunkscan.yaml
commit repo one
git -C repo checkout -q -b topic
printf 'x = 1\neval(x)\nexec(x)\n' >repo/a.py
commit repo two

# The base's counts; the command line and the environment go before it.
scan -C repo main...topic --sarif config.sarif
expect_code 1
expect_out 'no-eval' '1 finding'
expect_not_out 'no-exec'
base=$(git -C repo rev-parse --short=12 main)
expect_out "Configured by $base:.hunkscan.yaml."
expect_sarif config.sarif "run['properties']['hunkscan/config'] == '$base:.hunkscan.yaml'"
scan -C repo main...topic --ignore no-eval
expect_out 'no-exec'
expect_not_out 'error[no-eval]'
HUNKSCAN_IGNORE=no-eval scan -C repo main...topic
expect_out 'no-exec'
scan -C repo main...topic --config-from none
expect_out 'no-eval' 'no-exec'
expect_not_out 'Configured by'
printf 'ignore: no-eval\n' >own.yaml
scan -C repo main...topic --config own.yaml
expect_out 'no-exec' 'Configured by own.yaml.'
expect_not_out 'error[no-eval]'
scan -C repo main...topic --config missing.yaml
expect_error 2 'missing.yaml: cannot be read'

# A change cannot switch off its own review, and is seen to try.
printf 'ignore: [no-exec, no-eval]\nfail-on: never\n' >repo/.hunkscan.yaml
commit repo three
scan -C repo main...topic --sarif config.sarif
expect_code 1
expect_out 'no-eval' '.hunkscan.yaml: This change edits the configuration; the one before it was used' 'config-changed'
expect_sarif config.sarif 'any(n["descriptor"]["id"] == "config-changed" and n["level"] == "note" for n in notices)'
scan -C repo main...topic --config-from head
expect_code 3 # no rule took part
expect_out 'and the new one was used'
scan -C repo # the working tree, too
expect_code 1
scan -C repo --each-commit main..topic
expect_code 1
expect_not_out 'no-exec'

# The working tree's own counts when asked for; new ones are not the base's.
git -C repo checkout -q -f main
git -C repo rm -q .hunkscan.yaml
commit repo 'no configuration'
printf 'select: [no-exec]\n' >repo/.hunkscan.yaml
printf 'eval(1)\nexec(1)\n' >repo/new.py
scan -C repo --worktree
expect_out 'no-eval' 'no-exec' 'This change edits the configuration'
scan -C repo --worktree --config-from head
expect_out 'no-exec' 'Configured by .hunkscan.yaml.'
expect_not_out 'error[no-eval]'

# Whole trees and plain files: that of the tree or folder.
scan -C repo --all topic
expect_code 3
scan -C repo --all
expect_out 'no-exec' 'Configured by .hunkscan.yaml.'
expect_not_out 'error[no-eval]'
scan -C repo --all new.py
expect_not_out 'error[no-eval]'

# Rules that are ignored in some files.
rm repo/new.py repo/.hunkscan.yaml
mkdir -p repo/tests/deep
printf 'per-path-ignores:\n  tests/: [no-eval]\n  "*_gen.py": [no-eval, no-exec]\n' >repo/.hunkscan.yaml
commit repo 'path ignores'
for path in tests/t.py tests/deep/t.py app.py app_gen.py; do printf 'eval(1)\nexec(1)\n' >"repo/$path"; done
scan -C repo --worktree
expect_out 'app.py:1:1' 'app.py:2:1' 'tests/t.py:2:1' 'tests/deep/t.py:2:1' '4 findings'
printf 'per-path-ignores: {a: [no-evil]}\n' >own.yaml
scan -C repo --worktree --config own.yaml
expect_error 2 "unknown rule 'no-evil'" "'no-eval'"

# The example that the templates bring is one.
scan -C repo --worktree --config "$here/../../ci-templates/config.yaml"
expect_code 1

# What is malformed is one line with its place, and the commit it is in.
git -C repo checkout -q -f main
printf 'selct: [a]\n' >repo/.hunkscan.yaml
commit repo broken
printf 'eval(1)\n' >repo/x.py
scan -C repo --worktree
expect_error 2 ":.hunkscan.yaml:1:1: unknown key 'selct'; did you mean 'select'?"
scan -C repo --worktree --config-from none
expect_code 1
printf 'a: 1\n\033[31m: 2\n' >own.yaml
scan -C repo --worktree --config own.yaml
expect_code 2
! grep -q $'\x1b' err || fail "an escape got through"
rm repo/.hunkscan.yaml
ln -s ../own.yaml repo/.hunkscan.yaml
commit repo 'a link'
printf 'eval(2)\n' >repo/x.py
scan -C repo --worktree
expect_code 1
expect_out 'The configuration is no regular file; it was not read.'
head -c 2000000 /dev/zero | tr '\0' '#' >own.yaml
scan -C repo --worktree --config own.yaml
expect_error 2 'own.yaml: cannot be read: it is too large'
finish
