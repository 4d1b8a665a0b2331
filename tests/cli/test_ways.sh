#!/bin/bash
# Ways to ask: nothing at all, --staged, --worktree, --diff-file, --base, --each-commit.
. "$(dirname "$0")/lib.sh"

new_repository repo
printf 'x = 1\n' >repo/a.py
printf 'y = 1\neval(y)\n' >repo/old.py
commit repo one
git -C repo checkout -q -b topic
printf 'x = 1\neval(x)\n' >repo/a.py
commit repo two

# Nothing at all: what the branch did, committed or not.
scan -C repo
expect_code 1
expect_out 'a.py:2:1' '1 finding' 'the merge base of main and HEAD.'
expect_not_out 'The new side is'
printf 'x = 1\neval(x)\nexec(x)\n' >repo/a.py
printf 'eval(3)\n' >repo/untracked.py
scan -C repo
expect_out 'a.py:2:1' 'a.py:3:1' 'untracked.py:1:1' '3 findings' 'The new side is the working tree.'
expect_not_out 'old.py'
scan -C repo a.py
expect_out '2 findings'
expect_not_out 'untracked.py:1:1'

# --worktree: what is not committed; --staged: what the next commit brings.
scan -C repo --worktree
expect_code 1
expect_out 'a.py:3:1' 'untracked.py:1:1' '2 findings' 'which is HEAD. The new side is the working tree.'
scan -C repo --worktree untracked.py
expect_out '1 finding'
scan -C repo --staged
expect_code 0
expect_out 'No findings in 0 changed files' 'The new side is the index.'
git -C repo add untracked.py
scan -C repo --staged --sarif staged.sarif
expect_code 1
expect_out 'untracked.py:1:1' '1 finding'
# The index is no commit, so the report names none.
expect_sarif staged.sarif '"hunkscan/headCommit" not in run["properties"] and "hunkscan/baseCommit" in run["properties"]'
printf 'eval(3)\nexec(4)\n' >repo/untracked.py
scan -C repo --staged
expect_not_out 'untracked.py:2:1'
HUNKSCAN_STAGED=1 scan -C repo
expect_out '1 finding'
scan -C repo --staged --base main
expect_out 'a.py:2:1' 'untracked.py:1:1' '2 findings' 'the merge base of main and HEAD'
scan -C repo --worktree --apply --dry-run
expect_code 1

# Neither goes with a range, nor with the other.
scan -C repo --staged main..topic
expect_error 2 "path 'main..topic' is neither in the compared trees nor on disk"
scan -C repo --staged main -- a.py
expect_error 2 "'main': no range goes with --staged"
scan -C repo --staged --worktree
expect_error 2 'only one of --staged, --worktree'
scan -C repo --all --base main
expect_error 2 '--base has no place there'
git clone -q --bare repo bare.git
scan -C bare.git --staged
expect_error 2 'bare'
scan -C bare.git topic
expect_out 'a.py:2:1'

# On the default branch: what is not committed, else the last commit.
git -C repo stash -q -u
git -C repo checkout -q main
scan -C repo
expect_code 1
expect_out 'old.py:2:1' 'has no parent'
printf 'exec(1)\n' >repo/more.py
scan -C repo
expect_out 'more.py:1:1' '1 finding' 'The new side is the working tree.'
rm repo/more.py

# No commit yet.
new_repository unborn
printf 'eval(1)\n' >unborn/a.py
scan -C unborn --staged
expect_code 0
git -C unborn add a.py
scan -C unborn --staged
expect_code 1
expect_out 'a.py:1:1'
scan -C unborn --worktree
expect_code 1
scan -C unborn --base main --staged
expect_code 2

# --diff-file: onto HEAD, onto --base, from stdin; the repository is left as it is.
git -C repo diff main topic >topic.diff
scan -C repo --diff-file topic.diff
expect_code 1
expect_out 'a.py:2:1' '1 finding' 'what the diff makes of it'
scan -C repo --diff-file - <topic.diff
expect_code 1
git clone -q --bare repo other.git
scan -C other.git --diff-file topic.diff
expect_out 'a.py:2:1'
git -C repo checkout -q topic
scan -C repo --diff-file topic.diff
expect_error 2 "topic.diff:7: the hunk does not apply: a.py has a line 2" # it is there already
scan -C repo --diff-file topic.diff --base main
expect_code 1
scan -C repo --diff-file topic.diff --base main --base topic
expect_error 2 'give --base once'
git -C repo format-patch -q --stdout main..topic >series.mbox
scan -C repo --diff-file series.mbox --base main
expect_out 'a.py:2:1' '1 finding'
: >empty.diff
scan -C repo --diff-file empty.diff
expect_code 0
expect_out '0 changed files'
scan -C repo --diff-file missing.diff
expect_error 2 'missing.diff: cannot be read'

# Diffs as other tools print them.
check_diff() { # WHAT EXPECTED-PLACE: the diff from stdin, onto main
    cat >one.diff
    scan -C repo --diff-file one.diff --base main
    expect_code 1
    grep -qF -- "$2" out || fail "$1: no $2"
}
check_diff "diff -u" a.py:2:1 <<'DIFF'
--- a.py	2024-01-01 00:00:00
+++ a.py.new	2024-01-01 00:00:00
@@ -1 +1,2 @@
 x = 1
+eval(x)
DIFF
check_diff "svn" a.py:2:1 <<'DIFF'
Index: a.py
===================================================================
--- a.py	(revision 1)
+++ a.py	(working copy)
@@ -1 +1,2 @@
 x = 1
+eval(x)
DIFF
check_diff "two folders" a.py:2:1 <<'DIFF'
diff -ur old/a.py new/a.py
--- old/a.py	2024-01-01 00:00:00
+++ new/a.py	2024-01-01 00:00:00
@@ -1 +1,2 @@
 x = 1
+eval(x)
DIFF
check_diff "no line break at the end" 'b c.py:2:1' <<'DIFF'
diff --git "a/b c.py" "b/b c.py"
new file mode 100644
--- /dev/null
+++ "b/b c.py"
@@ -0,0 +1,2 @@
+x = 1
+eval(x)
\ No newline at end of file
DIFF
check_diff "quoted name" '\xe4.py:1:1' <<'DIFF'
diff --git "a/\344.py" "b/\344.py"
new file mode 100644
--- /dev/null
+++ "b/\344.py"
@@ -0,0 +1 @@
+eval(x)
DIFF
check_diff "rename with a change" 'new.py:1:1' <<'DIFF'
diff --git a/old.py b/new.py
similarity index 50%
rename from old.py
rename to new.py
--- a/old.py
+++ b/new.py
@@ -1,2 +1,2 @@
-y = 1
+eval(5)
 eval(y)
DIFF
check_diff "a series for one file" 'a.py:3:1' <<'DIFF'
--- a/a.py
+++ b/a.py
@@ -1 +1,2 @@
 x = 1
+y = 2
-- 
2.40

--- a/a.py
+++ b/a.py
@@ -2 +2,2 @@
 y = 2
+eval(y)
DIFF

# What is malformed, or does not fit, is one line that names the place.
refuse_diff() { # TEXT…: the diff from stdin
    cat >bad.diff
    scan -C repo --diff-file bad.diff --base main
    expect_error 2 "$@"
}
refuse_diff 'bad.diff:1: this is no unified diff' <<<'hello'
refuse_diff 'bad.diff:3: a line' '+++ PATH' <<<$'diff --git a/a.py b/a.py\n--- a/a.py\n@@ -1 +1 @@'
refuse_diff 'bad.diff:1: a hunk that belongs to no file' <<<$'@@ -1 +1 @@\n-x\n+y'
refuse_diff 'bad.diff:3: malformed hunk' <<<$'--- a/a.py\n+++ b/a.py\n@@ -1 +x @@\n-x\n+y'
refuse_diff 'bad.diff:3: malformed hunk' <<<$'--- a/a.py\n+++ b/a.py\n@@ -99999999999 +1 @@\n-x\n+y'
refuse_diff 'bad.diff:5: malformed hunk: its lines do not fit' <<<$'--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x = 1\n-y\n+z'
refuse_diff 'the diff ends in the middle of a hunk' <<<$'--- a/a.py\n+++ b/a.py\n@@ -1,3 +1 @@\n-x = 1'
refuse_diff "bad.diff:4: the hunk does not apply: a.py differs in line 1, which should be 'other'" \
    <<<$'--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-other\n+z'
refuse_diff "a.py has no line" <<<$'--- a/a.py\n+++ b/a.py\n@@ -7 +7 @@\n-other\n+z'
refuse_diff 'are not in order or overlap' <<<$'--- a/old.py\n+++ b/old.py\n@@ -2 +2 @@\n-eval(y)\n+z\n@@ -1 +1 @@\n-y = 1\n+z'
refuse_diff "bad.diff:1: it is put onto a tree without a file 'gone.py'" <<<$'--- a/gone.py\n+++ b/gone.py\n@@ -1 +1 @@\n-x\n+z'
refuse_diff "it adds a file that is there already: 'a.py'" <<<$'--- /dev/null\n+++ b/a.py\n@@ -0,0 +1 @@\n+x'
for path in ../x.py a/../../x.py b//x.py /etc/x.py; do
    refuse_diff 'this is no path in a repository' <<<$'--- /dev/null\n+++ b/'"$path"$'\n@@ -0,0 +1 @@\n+x'
done
refuse_diff 'combined diff' <<<$'diff --cc a.py\nindex 1,2..3\n--- a/a.py\n+++ b/a.py\n@@@ -1,1 -1,1 +1,1 @@@\n++x'
printf -- '--- a/a.py\n+++ b/\033[31m.py\n@@ -1 +1 @@\n-q\n+z\n' >bad.diff
scan -C repo --diff-file bad.diff --base main
expect_error 2 'the hunk does not apply'
! grep -q $'\x1b' err || fail "an escape got through"
check_diff "a binary file beside" a.py:2:1 <<'DIFF'
diff --git a/x.bin b/x.bin
new file mode 100644
index 0000000..1111111
GIT binary patch
literal 3
Kc-jL100001

literal 0
HcmV?d00001

diff --git a/a.py b/a.py
--- a/a.py
+++ b/a.py
@@ -1 +1,2 @@
 x = 1
+eval(x)
DIFF
expect_out 'x.bin: The diff does not say'

# Stacked branches: only what is new against each base.
git -C repo checkout -q -f -b second topic
printf 'eval(2)\n' >repo/second.py
commit repo three
git -C repo checkout -q -b third main
printf 'eval(3)\n' >repo/third.py
commit repo four
git -C repo checkout -q second
git -C repo merge -q -m merged third
scan -C repo --base main
expect_out 'a.py:2:1' 'second.py:1:1' 'third.py:1:1' '3 findings'
scan -C repo --base main --base topic
expect_out 'second.py:1:1' 'third.py:1:1' '2 findings' 'and with' 'the merge base of topic and HEAD'
scan -C repo --base topic --base third
expect_out 'second.py:1:1' '1 finding'
scan -C repo --base topic second~1
expect_out 'second.py:1:1' '1 finding'
scan -C repo main...second~1 --base topic
expect_out 'second.py:1:1' '1 finding'
scan -C repo --base nowhere
expect_error 2 "'nowhere'"
HUNKSCAN_BASE=$'main\ntopic' scan -C repo
expect_out '2 findings'

# Each commit for its own: what a later one takes back is still the earlier one's.
git -C repo checkout -q -b steps main
printf 'x = 1\neval(x)\n' >repo/a.py
commit repo 'adds it'
printf 'x = 1\n' >repo/a.py
printf 'exec(1)\n' >repo/b.py
commit repo 'takes it back'
git -C repo checkout -q -b side main
printf 'eval(9)\n' >repo/side.py
commit repo 'on the side'
git -C repo checkout -q steps
git -C repo merge -q --no-commit side >/dev/null 2>&1
printf 'eval(1)\n' >repo/merge.py
commit repo 'merge with an own line'
scan -C repo main..steps
expect_out 'b.py:1:1' 'merge.py:1:1' 'side.py:1:1' '3 findings'
expect_not_out 'a.py:2:1'
scan -C repo --each-commit main..steps --sarif each.sarif
expect_code 1
expect_out '4 findings' '4 commits' 'adds it' 'takes it back' 'on the side' 'merge with an own line' 'a.py:2:1' 'merge.py:1:1'
[ "$(grep -c 'side.py:1:1' out)" = 1 ] || fail "the merge is blamed for what it merged"
ids=$(git -C repo rev-list --reverse --topo-order main..steps | tr '\n' ' ')
expect_sarif each.sarif "len({r['properties']['hunkscan/commit'] for r in results}) == 4 and all(r['properties']['hunkscan/commit'] in '$ids' for r in results)"
expect_sarif each.sarif "[u for u in uris] == ['a.py', 'b.py', 'side.py', 'merge.py']"
scan -C repo --each-commit steps..steps
expect_code 0
expect_out 'No findings in 0 changed files'
scan -C repo --each-commit --staged
expect_error 2 'only one of'
git clone -q --depth 2 --branch steps "file://$work/repo" shallow
scan -C shallow --each-commit HEAD~1..HEAD
expect_code 3
expect_out 'fetch-depth'
finish
