#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Where the objects are (bare, worktrees, alternates, packs) and what happens without some of them.
. "$(dirname "$0")/lib.sh" "$1"
# Whole stacks, or the suppression cannot tell who called; slow, so only while it matters.
export ASAN_OPTIONS=fast_unwind_on_malloc=0
export LSAN_OPTIONS=suppressions=$here/lsan.supp:print_suppressions=0

object_file() { # REVISION: the loose object's file
    local id
    id=$(git rev-parse "$1")
    echo "$(git rev-parse --git-common-dir)/objects/${id:0:2}/${id:2}"
}

opened() { # PATH: what is opened there
    "$build/tests/print_changes" "$1" </dev/null || true
}

new_repository source
mkdir -p lib/deep
lines 20 >lib/a.py
lines 20 b >lib/deep/b.py
lines 20 c >top.py
commit root
sed -i 's/^line 3$/line three/' lib/a.py
sed -i 's/^b 4$/b four/' lib/deep/b.py
sed -i 5d top.py
commit second
wanted=$(changes HEAD)
expect "the change itself" 'file M 0 100644 100644 lib/a.py lib/a.py
hunk 3 1 3 1
file M 0 100644 100644 lib/deep/b.py lib/deep/b.py
hunk 4 1 4 1
file M 0 100644 100644 top.py top.py
hunk 5 1 4 0' "$wanted"

found() { # PATH
    changes HEAD --no-hunks "--find=$1" | tail -1
}
ln -s top.py link.py
git add link.py
git commit -q --amend --no-edit
expect "a path" "found $(git rev-parse HEAD:lib/deep/b.py)" "$(found lib/deep/b.py)"
for path in lib lib/ nowhere lib/a.py/b top.py/ /top.py link.py "" lib//a.py; do
    expect "no such file: $path" absent "$(found "$path")"
done
git rm -q --cached link.py
git commit -q --amend --no-edit
rm link.py

expect "no remote" "repository worktree" "$(opened .)"
git remote add origin https://user:secret@example.org/group/name.git
expect "remote without credentials" "remote https://example.org/group/name.git" "$(opened . | tail -1)"
git remote remove origin

git worktree add -q ../tree HEAD
cd ../tree/lib
expect "a folder of a worktree" "repository worktree" "$(opened .)"
expect "worktree" "$wanted" "$(changes HEAD)"
git config extensions.worktreeConfig true
git config --worktree core.sparseCheckout true
expect "worktree with configuration of its own" "$wanted" "$(changes HEAD)"
git worktree add -q "$work/tree-of-tree" HEAD
cd "$work/tree-of-tree"
expect "worktree of a worktree" "$wanted" "$(changes HEAD)"
git clone -q --bare "$work/source" "$work/bare.git"
cd "$work/bare.git"
expect "bare" "repository bare" "$(opened .)"
expect "bare: packed" "$wanted" "$(git repack -q -a -d && changes HEAD)"
rm config
expect "bare without configuration" "repository bare" "$(opened .)"
git clone -q --shared "$work/source" "$work/shared"
cd "$work/shared"
expect "alternates" "$wanted" "$(changes HEAD)"
git clone -q --separate-git-dir "$work/apart.git" "$work/source" "$work/apart"
expect ".git is a file" "repository worktree" "$(opened "$work/apart")"

cd "$work"
expect "not a repository" "error -4 $work/home: not a git repository (nor any folder above it)" \
    "$(opened "$work/home")"
expect "no such folder" "error -4 $work/none: not a git repository (nor any folder above it)" \
    "$(opened "$work/none")"
git init -q --object-format=sha256 sha256 2>/dev/null
expect "sha256" "error -4 $work/sha256: object format 'sha256' is not supported, only sha1" \
    "$(opened "$work/sha256")"
git init -q future
format() { # NAME VALUE: an extension, written past git, which would refuse to go on
    printf '[core]\nrepositoryformatversion = 1\n[extensions]\n%s = %s\n' "$@" >future/.git/config
}
format refStorage reftable
expect "reftable" "error -4 $work/future: ref storage 'reftable' is not supported, only files" \
    "$(opened "$work/future")"
format surprise true
expect_match "unknown extension" "error -4 $work/future: cannot open the git repository: *extension*surprise*" \
    "$(opened "$work/future")"

export ASAN_OPTIONS=

# Configuration that names commands: none of them may run.
cp -r source traps
cd traps
for key in core.fsmonitor core.sshCommand diff.external core.pager diff.python.textconv \
    filter.x.smudge filter.x.clean filter.x.process diff.python.command; do
    git config "$key" "touch $work/ran"
done
echo '*.py diff=python filter=x' >.git/info/attributes
expect "nothing is executed" "$wanted" "$(changes HEAD)"
expect "nothing was executed" no "$([ -e "$work/ran" ] && echo yes || echo no)"

missing() { # NAME REVISION: a copy of the source without one object
    cp -r "$work/source" "$work/$1"
    cd "$work/$1"
    rm -f "$(object_file "$2")"
}

missing no-blob HEAD:lib/a.py
expect "a missing blob" 'file M 0 100644 100644 lib/a.py lib/a.py
blob missing
file M 0 100644 100644 lib/deep/b.py lib/deep/b.py
hunk 4 1 4 1
file M 0 100644 100644 top.py top.py
hunk 5 1 4 0' "$(changes HEAD)"
lib=$(git rev-parse HEAD^:lib)
missing no-tree HEAD^:lib
expect "a missing tree" "file M 0 100644 100644 top.py top.py
hunk 5 1 4 0
notice incomplete missing-object lib Object $lib is missing from the repository, so changes below this folder were not seen." \
    "$(changes HEAD)"
root=$(git rev-parse HEAD^{tree})
missing no-root HEAD^{tree}
expect "a missing root tree" "notice incomplete missing-object - Object $root is missing from the repository, so changes below this folder were not seen." \
    "$(changes HEAD)"
parent=$(git rev-parse HEAD^)
missing no-commit HEAD^
expect "a missing commit" \
    "-5 'HEAD' needs commit $parent, which is missing from the repository (run git fsck)" "$(failure HEAD)"

damage() { # NAME REVISION CONTENT: a copy of the source with other bytes in one object's file
    missing "$1" "$2"
    printf '%b' "$3" >"$(cd "$work/source" && object_file "$2" | sed "s,^,$work/$1/,")"
}

damage bad-blob HEAD:lib/a.py 'garbage'
expect "a damaged blob" "blob corrupt" "$(changes HEAD | grep ^blob)"
damage empty-blob HEAD:lib/a.py ''
expect "an empty object file" "blob corrupt" "$(changes HEAD | grep ^blob)"
damage bad-tree HEAD:lib 'garbage'
expect_match "a damaged tree" "*notice incomplete damaged-object lib Object * is damaged, so changes below this folder were not seen." \
    "$(changes HEAD)"

# Trees that git itself would not write.
new_repository strange
lines 3 >a.py
commit root
blob=$(git rev-parse HEAD:a.py)
raw_tree() { # BYTES: id of a tree object with this content
    printf '%b' "$1" | git hash-object -t tree -w --stdin --literally
}
head_with() { # TREE: HEAD becomes a commit of it on the last one
    tick
    git update-ref HEAD "$(git commit-tree -p HEAD -m strange "$1")"
}
bytes=$(sed 's/../\\x&/g' <<<"$blob")
head_with "$(raw_tree "100644 a.py\0${bytes}100644 b.py")"
expect_match "a tree that ends early" "*notice incomplete damaged-object - Object * is damaged, so the rest of this folder was not compared." \
    "$(changes HEAD)"
git update-ref HEAD HEAD~1
head_with "$(raw_tree "100644 z.py\0${bytes}100664 a.py\0${bytes}")"
expect "a tree out of order" 'file A 0 000000 100644 - a.py
file R 100 100644 100644 a.py z.py' "$(changes HEAD --no-hunks)"

# Folders that share their ids: few objects, a thousand million paths.
tree=$(printf '100644 blob %s\tf.py\n' "$blob" | git mktree)
for _ in 1 2 3 4 5 6 7 8 9; do
    tree=$(for name in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\t%s\n' "$tree" "$name"; done | git mktree)
done
git update-ref HEAD HEAD~1
head_with "$tree"
expect "a tree bomb is cut, and said" 1 \
    "$(echo HEAD | "$build/tests/print_changes" --no-hunks . | grep -c '^notice incomplete too-many-files ')"
deep=$(printf '100644 blob %s\tf.py\n' "$blob" | git mktree)
for _ in $(seq 600); do deep=$(printf '040000 tree %s\td\n' "$deep" | git mktree); done
git update-ref HEAD HEAD~1
head_with "$deep"
expect "deep folders are cut, and said" 1 "$(changes HEAD --no-hunks | grep -c '^notice incomplete too-many-files .*nested')"

# A rename whose old text is gone cannot be measured: a notice, and the rest as ever.
new_repository no-source
lines 30 >old.py
lines 30 other >kept.py
commit root
git mv old.py new.py
echo more >>new.py
echo more >>kept.py
commit second
old=$(git rev-parse HEAD^:old.py)
rm -f "$(object_file HEAD^:old.py)"
expect "the old text of a rename is missing" "file M 0 100644 100644 kept.py kept.py
file A 0 000000 100644 - new.py
file D 0 100644 000000 old.py -
notice note missing-object old.py Object $old is missing from the repository, so this file was not compared in the search for renames." \
    "$(changes HEAD --no-hunks)"

export ASAN_OPTIONS=fast_unwind_on_malloc=0
# A partial clone: extensions.partialClone must not keep it from being opened.
git -C "$work/source" config uploadpack.allowFilter true
git clone -q --no-checkout --filter=blob:none "file://$work/source" "$work/partial"
cd "$work/partial"
expect "a partial clone" "file M 0 100644 100644 top.py top.py
blob missing
blob missing" "$(changes HEAD | tail -3)"
finish
