#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Ranges: which base, and what is said when there is none.
. "$(dirname "$0")/lib.sh" "$1"

id() {
    git rev-parse "$1"
}

new_repository plain
for number in 1 2 3 4; do
    lines "$number" >file.py
    commit "$number"
done
git tag -a -m annotated v1 HEAD~2
git -c advice.nestedTag=false tag -a -m "tag of a tag" v1-again v1
git tag light HEAD~1
git branch feature HEAD~1
expect "A..B" "$(id HEAD~3)" "$(bases HEAD~3..HEAD)"
expect "single" "$(id HEAD~2)" "$(bases HEAD~1)"
expect "empty right side" "$(id HEAD~3)" "$(bases HEAD~3..)"
expect "annotated tag" "$(id HEAD~2)" "$(bases v1..HEAD)"
expect "tag of a tag" "$(id HEAD~2)" "$(bases v1-again..HEAD)"
expect "light tag" "$(id HEAD~1)" "$(bases light..HEAD)"
expect "caret" "$(id HEAD~1)" "$(bases HEAD^..HEAD)"
expect "carets and tildes" "$(id HEAD~3)" "$(bases HEAD^~1^1~0^0..HEAD)"
expect "peeling by name" "$(id HEAD~2)" "$(bases 'v1^{commit}..HEAD')"
expect "short id" "$(id HEAD~1)" "$(bases "$(git rev-parse --short HEAD~1)..HEAD")"
expect "branch" "$(id feature)" "$(bases feature..HEAD)"
expect "full ref" "$(id feature)" "$(bases refs/heads/feature..HEAD)"
expect "at sign" "$(id HEAD~1)" "$(bases @^..@)"
expect "root against the empty tree" "0000000000000000000000000000000000000000" "$(bases HEAD~3)"
expect "merge base" "$(id feature)" "$(bases feature...HEAD)"
expect "merge base behind" "$(id feature)" "$(bases HEAD...feature)"
expect "unknown" "-4 unknown revision 'nowhere'" "$(failure nowhere..HEAD)"
expect "unknown id" "-4 unknown revision '1234567890123456789012345678901234567890'" \
    "$(failure 1234567890123456789012345678901234567890)"
expect "before the root" "-4 revision 'HEAD~9': commit $(id HEAD~3) has no parent" "$(failure HEAD~9..HEAD)"
expect "no second parent" "-4 revision 'HEAD^2': commit $(id HEAD) has fewer parents than asked for" \
    "$(failure HEAD^2)"
expect "a tree" "-4 revision 'HEAD^{tree}' is not a commit (object $(id 'HEAD^{tree}'))" \
    "$(failure 'HEAD^{tree}..HEAD')"
expect "a blob" "-4 revision 'HEAD:file.py' is not a commit (object $(id HEAD:file.py))" \
    "$(failure HEAD..HEAD:file.py)"
expect "two ranges" "-1 malformed range 'a..b..c': more than one '..'" "$(failure a..b..c)"
expect "four dots" "-1 malformed revision '.HEAD'" "$(failure HEAD~1....HEAD)"
expect_match "no text" "-1 the range is empty text" "$(failure '')"
expect "only steps" "-1 malformed revision '~3'" "$(failure '~3')"
expect "an option" "-1 malformed revision '--all'" "$(failure --all)"
expect "control characters" "-1 malformed revision 'a?[31mb'" "$(failure $'a\e[31mb')"

expect "default: the tip of the default branch" "$(id HEAD~1)" "$(bases default)"
git checkout -q feature
expect "default: contained in the default branch" "$(id HEAD~1)" "$(bases default)"
lines 9 >other.py
commit 5
commit 6
expect "default: a branch" "$(id HEAD~2)" "$(bases default)"
git update-ref refs/remotes/origin/trunk HEAD~1
git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/trunk
expect "default: origin/HEAD comes first" "$(id HEAD~1)" "$(bases default)"
expect_match "nothing before the dots" "-1 the range '...HEAD' has nothing before its dots*" "$(failure ...HEAD)"
expect_match "nothing before two dots" "-1 the range '..HEAD' has nothing before its dots*" "$(failure ..HEAD)"
expect "nothing after the dots" "$(id HEAD~2)" "$(bases HEAD~2..)"

new_repository lonely
lines 3 >file.py
commit one
git branch -q -m trunk
expect_match "default: no default branch" "-1 no default branch to compare with*" "$(failure default)"

new_repository unborn
expect "no commit yet" "-4 HEAD names a branch without any commit yet" "$(failure HEAD)"
expect "no commit yet, default" "-4 HEAD names a branch without any commit yet" "$(failure default)"

new_repository crossed
lines 3 >file.py
commit base
git branch other
lines 3 one >one.py
commit left-1
git checkout -q other
lines 3 two >two.py
commit right-1
tick
git merge -q -m right-2 main
git checkout -q main
tick
git merge -q -m left-2 other~1
lines 4 one >one.py
commit left-3
expect "criss-cross: both merge bases" "$(git merge-base --all main other)" "$(bases main...other)"
expect "criss-cross: two" 2 "$(bases main...other | wc -l)"
expect_as_git main...other
expect_as_git other...main

git checkout -q -b octopus main~3
for branch in x y z; do
    git checkout -q -b $branch main~3
    lines 3 $branch >$branch.py
    commit $branch
done
git checkout -q octopus
lines 2 o >o.py
commit o
tick
git merge -q -m eight x y z >/dev/null
expect "octopus: four parents" 4 "$(git rev-list --parents -1 HEAD | cut -d' ' -f2- | wc -w)"
expect "octopus: first parent" "$(id HEAD^1)" "$(bases HEAD)"
for parent in 1 2 3 4; do expect_as_git "HEAD^$parent..HEAD"; done
expect_as_git HEAD^2...HEAD^4

git checkout -q --orphan unrelated
git rm -q -rf .
lines 2 >alone.py
commit alone
expect "unrelated" "-4 'main' and 'unrelated' have no common ancestor (unrelated histories); use '..' to compare the two trees as they are" \
    "$(failure main...unrelated)"
expect_as_git main..unrelated

# Replace refs and grafts are the reader's own view: the objects are read as they are stored.
git replace unrelated main
expect "replace refs are not honoured" "alone.py" "$(changes unrelated | sed -n 's/^file.* //p')"

# A shallow clone, as the platforms make them.
clone() { # NAME OPTION...: of repository plain
    cd "$work"
    git clone -q "${@:2}" "file://$work/plain" "$1"
    cd "$1"
}
cd "$work/plain"
git checkout -q main
lines 8 >file.py
commit 7
main=$(id main) parent=$(id main~1) second=$(id main~2) third=$(id main~3) side=$(id feature~1)
advice='set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab), or run git fetch --unshallow'
clone shallow --depth 2
expect "shallow: said" "repository worktree shallow" "$(echo HEAD | "$build/tests/print_changes" . | head -1)"
expect "shallow: inside" "$parent" "$(bases HEAD)"
expect "shallow: the boundary is no root" \
    "-5 'HEAD~1' needs commit $second, which this shallow clone lacks: $advice" "$(failure HEAD~1)"
expect "shallow: steps over the boundary" \
    "-5 'HEAD~3' needs commit $second, which this shallow clone lacks: $advice" "$(failure HEAD~3..HEAD)"
expect "shallow: an id" "-5 '$third' needs commit $third, which this shallow clone lacks: $advice" \
    "$(failure "$third..HEAD")"
expect "shallow: a name" "-5 revision 'origin/feature' is not in this shallow clone; if it exists, $advice" \
    "$(failure origin/feature..HEAD)"
git fetch -q --depth 1 origin feature:feature
expect_match "shallow: no merge base within" \
    "-5 'feature...HEAD' needs commit $side, which this shallow clone lacks: *" "$(failure feature...HEAD)"
git fetch -q --unshallow origin
expect "unshallow: merge base" "$(git merge-base feature HEAD)" "$(bases feature...HEAD)"

clone worktree-source --depth 2
git worktree add -q ../shallow-worktree HEAD
cd ../shallow-worktree
expect "worktree of a shallow clone" "repository worktree shallow" \
    "$(echo HEAD | "$build/tests/print_changes" . | head -1)"
expect_match "worktree of a shallow clone: boundary" "-5 *$second*" "$(failure HEAD~1)"
expect "the tip is there" "$main" "$(id HEAD)"
finish
