#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The index and the working tree against HEAD: what git says of them, byte for byte.
. "$(dirname "$0")/lib.sh" "$1"

# listed RANGE: status and paths of each file, as git prints them.
listed() {
    echo "$1" | "$build/tests/print_changes" . |
        sed -nE 's/^file (.) ([0-9]+) [0-7]+ [0-7]+ [0-9a-f]+ [0-9a-f]+ (.*) (.*)$/\1 \3 \4/p' | sort
}

git_listed() { # ARGS…: the same from git diff
    git diff --name-status -M "$@" | while IFS=$'\t' read -r status one two; do
        case $status in
        A) echo "A - $one" ;;
        D) echo "D $one -" ;;
        R*) echo "R $one $two" ;;
        *) echo "$status $one $one" ;;
        esac
    done | sort
}

# Untracked files, as git add would take them.
untracked() {
    git ls-files --others --exclude-standard | sed 's/.*/A - &/'
}

same() { # WHAT
    expect "$1: staged" "$(git_listed --cached HEAD)" "$(listed staged)"
    expect "$1: worktree" "$( (git_listed HEAD; untracked) | sort)" "$(listed worktree)"
}

hunks_of() { # PATH: of the working tree
    echo worktree | "$build/tests/print_changes" . | grep -A9 " $1\$" | sed -n 's/^hunk //p'
}

notices() { # RANGE
    echo "$1" | "$build/tests/print_changes" . | sed -n 's/^notice //p'
}

new_repository usual
mkdir -p pkg/deep/er
lines 30 >a.py
lines 5 >pkg/b.py
lines 6 >pkg/deep/er/c.py
lines 40 moved >pkg-old.py
printf 'x = 1\n' >pkg.py
ln -s a.py link.py
commit one
same "nothing"
sed -i '3s/.*/changed/' a.py
same "one line, not staged"
expect "its hunk" "3 1 3 1" "$(hunks_of a.py)"
git add a.py
same "one line, staged"
sed -i '9s/.*/changed again/' a.py
same "staged, and changed again"
git mv pkg-old.py pkg/new.py
rm pkg/b.py
printf 'y = 2\n' >pkg/untracked.py
chmod +x pkg.py
rm link.py
printf 'no link any more\n' >link.py
same "rename, deletion, untracked, link to file"
git add -A
same "all staged"
git commit -q -m two
same "all committed"

# Touched without a change; changed so that only the bytes differ, at the same time stamp.
touch a.py pkg/new.py
same "touched"
git update-index -q --refresh
printf 'z = 1\n' >pkg.py # as long as what it was
touch -d @"$(stat -c %Y a.py)" pkg.py
same "same size"
git checkout -q pkg.py

# Folders and files change places.
git rm -q -r --cached pkg/deep
rm -r pkg/deep
printf 'now a file\n' >pkg/deep
git rm -q pkg.py
mkdir pkg.py
printf 'in a folder\n' >pkg.py/x.py
same "file and folder, partly staged"
git add -A
same "file and folder, staged"
git reset -q --hard

# What is ignored, and what is not after all.
mkdir -p build/keep out/sub venv nested/deep docs
printf 'build/\n*.log\n/top.py\n!kept.log\nout/*\n!out/sub\ndocs/**/gen\n# comment\n\\#odd.py\nblank\\ \ntail   \n' >.gitignore
printf 'nested-only.py\n*.tmp.py\n!deep/\n' >nested/.gitignore
printf 'excluded.py\n' >.git/info/exclude
for path in build/x.py build/keep/y.py a.log kept.log top.py nested/top.py out/a.py out/sub/b.py excluded.py \
    nested/nested-only.py nested/deep/nested-only.py nested/deep/a.tmp.py nested-only.py '#odd.py' 'blank ' tail docs/a; do
    mkdir -p "$(dirname "$path")"
    printf 'x = 1\n' >"$path"
done
mkdir -p docs/m/n/gen docs/gen
printf 'x = 1\n' >docs/m/n/gen/a.py
printf 'x = 1\n' >docs/gen/a.py
expect "ignored files" "$(untracked | sed 's/ $/\\20/' | sort)" "$(listed worktree | grep '^A' | sort)"
git add -f build/x.py
printf 'x = 2\n' >build/x.py
same_tracked=$(listed worktree | grep build)
expect "a tracked file in an ignored folder" "A - build/x.py" "$same_tracked"
git reset -q --hard
git clean -qfdx

# A repository in the working tree is not ours; neither is what is no file.
git init -q -b main inner
printf 'x = 1\n' >inner/x.py
mkfifo pipe.py
printf 'x = 1\n' >outer.py
expect "inner repository, pipe" "A - outer.py" "$(listed worktree)"
rm -rf inner pipe.py outer.py

# Links are never followed.
mkdir -p "$work/elsewhere"
printf 'secret\n' >"$work/elsewhere/b.py"
git rm -q -r --cached pkg >/dev/null
git reset -q
rm -rf pkg
ln -s "$work/elsewhere" pkg
expect "a link in place of a folder" "$(git_listed HEAD)" "$(listed worktree | grep -v '^A - pkg')"
rm pkg
git reset -q --hard

# Line ends as git would convert them; other filters do not run.
printf 'a\nb\nc\n' >lf.py
printf 'a\r\nb\r\n' >crlf.py
commit "line ends"
printf 'a\r\nb\r\nc\r\n' >lf.py
expect "CRLF on the disk only" "" "$(listed worktree)"
printf 'a\r\nchanged\r\nc\r\n' >lf.py
expect "CRLF on the disk, a line changed" "2 1 2 1" "$(hunks_of lf.py)"
git checkout -q lf.py
printf 'a\r\nb\r\nc\r\n' >crlf.py
expect "CRLF in the index" "2 0 3 1" "$(hunks_of crlf.py)"
git checkout -q crlf.py
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n' >big.py
commit "a pointer"
printf 'x = 1\n' >big.py
expect "a file of Git LFS" "" "$(listed worktree)"
expect_match "a file of Git LFS: said" "incomplete lfs-pointer big.py *" "$(notices worktree)"
git checkout -q big.py
printf '*.py filter=evil\n' >.gitattributes
git config filter.evil.clean "touch $work/ran; cat"
git config filter.evil.smudge "touch $work/ran; cat"
git config core.fsmonitor "touch $work/ran; false"
printf 'changed\n' >a.py
listed worktree >/dev/null
listed staged >/dev/null
expect "nothing is run" "" "$(ls "$work/ran" 2>/dev/null)"
git config --remove-section filter.evil
git config --unset core.fsmonitor
rm .gitattributes
git reset -q --hard

# Marks in the index.
git update-index --skip-worktree a.py
rm a.py
same "skip-worktree"
git update-index --no-skip-worktree a.py
git checkout -q a.py
printf 'new\n' >announced.py
git add -N announced.py
same "announced"
git reset -q
rm announced.py

# Not merged: our side stands for the file, and it is said.
git checkout -q -b left
printf 'left\n' >a.py
git rm -q pkg/new.py
commit left
git checkout -q -b right main
printf 'right\n' >a.py
lines 41 moved >pkg/new.py
commit right
git merge left >/dev/null 2>&1 || true
expect "conflict: unchanged in the index" "" "$(listed staged)"
expect_match "conflict: said" "incomplete conflict a.py *
incomplete conflict pkg/new.py *" "$(notices staged)"
expect "conflict: the working tree counts" "M a.py a.py" "$(listed worktree)"
git merge --abort

# Another index, as "git commit FILE" hands it to hooks.
printf 'other\n' >a.py
cp .git/index "$work/index"
GIT_INDEX_FILE=$work/index git add a.py
expect "own index" "" "$(listed staged)"
expect "index of a hook" "M a.py a.py" "$(GIT_INDEX_FILE=$work/index listed staged)"
git checkout -q a.py
printf 'broken' >"$work/index"
expect_match "a damaged index" "-4 $work/index: the index cannot be read: *" \
    "$(GIT_INDEX_FILE=$work/index failure staged)"
GIT_INDEX_FILE=$work/none expect_match "no index at all" "D *" "$(GIT_INDEX_FILE=$work/none listed staged)"

# What cannot be read counts as unchanged, and is said.
if [ "$(id -u)" != 0 ]; then # root reads everything
    chmod 000 pkg
    expect "an unreadable folder" "" "$(listed worktree)"
    expect_match "an unreadable folder: said" "incomplete unreadable pkg* The folder *" "$(notices worktree)"
    chmod 755 pkg
fi

# Nothing is written: neither objects nor index nor time stamps of packs.
git gc -q
state() { (cd .git && find objects index -printf '%p %s %T@\n' | sort); }
before=$(state)
printf 'changed\n' >a.py
printf 'x = 1\n' >u.py
listed worktree >/dev/null
listed staged >/dev/null
expect "nothing is written" "$before" "$(state)"

# A worktree beside, a bare repository.
git worktree add -q ../beside HEAD
cd ../beside
sed -i '1s/.*/beside/' a.py
same "a second worktree"
git clone -q --bare . ../bare.git
cd ../bare.git
expect_match "bare" "-1 this repository is bare*" "$(failure staged)"
expect_match "bare" "-1 this repository is bare*" "$(failure worktree)"
finish
