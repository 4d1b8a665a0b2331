#!/bin/bash
# Repositories, revisions and paths that are not what they should be.
. "$(dirname "$0")/lib.sh"

new_repository repo
mkdir repo/src repo/main
printf 'x = 1\n' >repo/src/a.py
commit repo one
printf 'x = 1\neval(x)\n' >repo/src/a.py
printf 'eval(2)\n' >repo/src/b.py
commit repo two
git -C repo branch topic
git clone -q --bare repo bare.git

# Not a repository.
mkdir plain
scan -C plain main
expect_error 2 'plain: not a git repository' '--all'
scan -C nowhere HEAD
expect_error 2 'nowhere: no such folder'
scan -C missing
expect_error 2 "missing"

# Unknown revision; a word that is nothing; one that is two things.
scan -C repo nowhere..main
expect_error 2 "'nowhere'"
scan -C repo main..nowhere
expect_error 2 "'nowhere'"
scan -C repo nowhere
expect_error 2 "'nowhere' is neither a revision nor a path"
scan -C bare.git nowhere
expect_error 2 "'nowhere' is neither a revision nor a path"
scan -C repo main
expect_error 2 "'main' is both a revision and a path"
scan -C repo main --
expect_code 1
expect_out 'src/a.py:2:1' 'src/b.py:1:1'
scan -C repo -- main
expect_code 0
scan -C repo topic
expect_code 1
scan -C repo 'a..b..c'
expect_error 2 "'a..b..c'"
scan -C repo ''
expect_error 2 'empty'
scan -C repo one two --
expect_error 2 "'two'" "one range"
scan -C repo --all nowhere
expect_error 2 "'nowhere'"

# Paths: of the change, outside, unknown.
scan -C repo main~..main src/b.py
expect_code 1
expect_out 'src/b.py:1:1'
expect_not_out 'src/a.py'
scan -C repo/src main~..main b.py
expect_out 'src/b.py:1:1'
expect_not_out 'src/a.py'
scan -C repo src/b.py
expect_out 'src/b.py:1:1'
expect_not_out 'src/a.py'
scan -C bare.git src/b.py
expect_out 'src/b.py:1:1'
expect_not_out 'src/a.py'
scan -C bare.git main~..main src
expect_out 'src/a.py:2:1' 'src/b.py:1:1'
for outside in ../elsewhere.py /etc/passwd src/../../x; do
    scan -C repo main~..main "$outside"
    expect_error 2 "path '$outside' is outside the repository"
    scan -C repo "$outside"
    expect_error 2 "path '$outside' is outside the repository"
    scan -C bare.git main~..main "$outside"
    expect_error 2 "path '$outside' is outside the repository"
done
scan -C repo main~..main src/none.py
expect_error 2 "path 'src/none.py' is neither in the compared trees nor on disk"
scan -C repo main~..main "$work/repo/src"
expect_code 1
git -C repo rm -q src/b.py
scan -C repo main~..main src/b.py # it is in the range, though no longer on disk
expect_code 1

# An empty range is a clean report.
scan -C repo main..main --sarif empty.sarif
expect_code 0
expect_quiet
expect_out 'No findings in 0 changed files'
expect_sarif empty.sarif 'results == [] and len(run["tool"]["driver"]["rules"]) == 2 and not incomplete'

# Unrelated histories have no merge base; two trees compare all the same.
git -C repo checkout -q --orphan island
git -C repo reset -q --hard
printf 'eval(3)\n' >repo/c.py
commit repo island
scan -C repo topic...island
expect_error 2 'unrelated histories'
scan -C repo topic..island
expect_code 1
expect_out 'c.py:1:1'

# A shallow clone lacks the base: exit 3, the commit and the cure named, in the report too.
base=$(git -C repo rev-parse topic~)
git clone -q --depth 1 --branch topic "file://$work/repo" shallow
scan -C shallow "$base..topic" --sarif shallow.sarif
expect_code 3
expect_out "$base" 'fetch-depth' 'GIT_DEPTH' 'INCOMPLETE'
expect_sarif shallow.sarif 'results == [] and incomplete and any("fetch-depth" in n["message"]["text"] for n in notices)'
scan -C shallow "$base..topic" --quiet
expect_error 3 "$base" 'fetch-depth'
scan -C shallow
expect_code 3
scan -C shallow "$base..topic" --exit-zero # not even then: nothing was analysed
expect_code 3
scan -C shallow --all topic
expect_code 1

# Whole trees: of a revision, of HEAD in a bare repository.
scan -C bare.git --all
expect_code 1
expect_out 'src/a.py:2:1' 'src/b.py:1:1' '2 Python files'
scan -C bare.git --all main~
expect_code 0
expect_out '1 Python file'
scan -C bare.git --all HEAD # there is a file HEAD, which is not meant
expect_code 1
expect_out '2 Python files'
scan -C bare.git --all "$work/repo"
expect_code 1
scan -C repo --all topic src/b.py
expect_out 'src/b.py:1:1'
expect_not_out 'src/a.py'
new_repository unborn
scan -C unborn
expect_code 2
finish
