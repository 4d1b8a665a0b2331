#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Kinds of changes: each one stated here, and most compared with git as well.
. "$(dirname "$0")/lib.sh" "$1"

new_repository kinds
lines 40 >moved.py
lines 40 keep >copied.py
lines 30 >mode.sh
printf 'a\0b' >binary.py
printf 'a\r\nb\r\nc\r\n' >crlf.py
printf 'x\ny' >noend.py
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n' >lfs.py
ln -s moved.py link.py
ln -s target gone
touch empty_old.py
lines 5 type >type.py
mkdir folder
lines 5 >folder/a.py
git update-index --add --cacheinfo 160000,1111111111111111111111111111111111111111,sub
tick
git add -A -- . ':!sub'
git commit -q -m root

git mv moved.py new_name.py
sed -i 's/^line 20$/line twenty/' new_name.py
cp copied.py copy.py
echo more >>copied.py
git update-index --chmod=+x mode.sh
chmod +x mode.sh
printf 'a\0c' >binary.py
printf 'a\r\nB\r\nc\n' >crlf.py
printf 'x\ny\n' >noend.py
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:11\nsize 1\n' >lfs.py
ln -sf copied.py link.py
git mv gone away
git mv empty_old.py empty_new.py
rm type.py
ln -s mode.sh type.py
rm -r folder
lines 3 >folder
tick
git update-index --cacheinfo 160000,2222222222222222222222222222222222222222,sub
git add -A -- . ':!sub'
git commit -q -m second

expect "all kinds" 'file R 100 120000 120000 gone away
file M 0 100644 100644 binary.py binary.py
binary
file M 0 100644 100644 copied.py copied.py
hunk 40 0 41 1
file A 0 000000 100644 - copy.py
hunk 0 0 1 40
file M 0 100644 100644 crlf.py crlf.py
hunk 2 2 2 2
file R 100 100644 100644 empty_old.py empty_new.py
file R 60 100644 100644 folder/a.py folder
hunk 4 2 3 0
file M 0 100644 100644 lfs.py lfs.py
lfs
hunk 2 1 2 1
file M 0 120000 120000 link.py link.py
hunk 1 1 1 1
file M 0 100644 100755 mode.sh mode.sh
file R 96 100644 100644 moved.py new_name.py
hunk 20 1 20 1
file M 0 100644 100644 noend.py noend.py
hunk 2 1 2 1
file M 0 160000 160000 sub sub
file T 0 100644 120000 type.py type.py
hunk 1 5 1 1' "$(changes HEAD)"
expect_as_git HEAD^..HEAD
expect_as_git HEAD^..HEAD --copies
expect "copies only when asked for" "file C 100 100644 100644 copied.py copy.py" \
    "$(changes HEAD --copies | grep '^file C')"
# And the other way round: what was added is deleted, and so on.
git branch reversed HEAD^
expect_as_git HEAD..reversed
expect "root commit" 13 "$(changes HEAD^ | grep -c '^file A')"
expect "empty range" "" "$(changes HEAD..HEAD)"
expect "whole tree" "$(git ls-tree -r HEAD | wc -l)" "$(changes 'whole HEAD' | grep -c '^file A')"

new_repository names
weird=$'new\nline.py'
quote='q"uo'\''te.py'
mkdir -p 'dir%41' x.py
lines 9 a >"$weird"
lines 9 b >"$quote"
lines 9 c >'dir%41/::error::.py'
lines 9 d >$'\xff\xfe.py'
lines 9 e >$'\xe2\x80\xaebidi.py'
lines 9 f >x.py/inside.py
lines 9 g >'back\slash.py'
commit root
for file in "$weird" "$quote" 'dir%41/::error::.py' $'\xff\xfe.py' $'\xe2\x80\xaebidi.py' x.py/inside.py; do
    echo more >>"$file"
done
git mv 'back\slash.py' ' blank .py'
commit second
expect "any bytes in names" 'file R 100 100644 100644 back\5cslash.py \20blank\20.py
file M 0 100644 100644 dir%41/::error::.py dir%41/::error::.py
file M 0 100644 100644 new\0aline.py new\0aline.py
file M 0 100644 100644 q"uo'\''te.py q"uo'\''te.py
file M 0 100644 100644 x.py/inside.py x.py/inside.py
file M 0 100644 100644 \e2\80\aebidi.py \e2\80\aebidi.py
file M 0 100644 100644 \ff\fe.py \ff\fe.py' "$(changes HEAD --no-hunks)"
expect_as_git HEAD^..HEAD

# Which of several possible sources: same base name, then order; a base name that occurs once.
new_repository renames
mkdir a b c d
for folder in a b c; do lines 20 >$folder/same.py; done
lines 50 alpha >a/unique.py
lines 50 alpha | sed 's/ 7$/ seven/' >b/other.py
lines 50 beta >c/mover.py
commit root
git mv a/same.py d/one.py
git mv b/same.py d/same.py
git rm -q c/same.py
git mv a/unique.py d/changed.py
lines 50 alpha | sed 's/ 9$/ nine/; s/ 8$/ eight/' >d/unique.py
git rm -q b/other.py
git mv c/mover.py d/mover.py
sed -i '1,11d' d/mover.py
commit second
expect_as_git HEAD^..HEAD
expect_as_git HEAD^..HEAD --copies
expect "similarity has a cap, and says so" \
    "notice note rename-limit - Renames with changed content were not looked for: 1 added and 1 deleted files are more than the limit of 1 comparisons, so these files count as added and deleted." \
    "$(git mv d/one.py d/two.py && git mv d/changed.py d/again.py && sed -i 1,3d d/two.py d/again.py &&
        commit third && changes HEAD --pairs=1 | grep '^notice' | sed 's/: [0-9]* added and [0-9]* del/: 1 added and 1 del/')"
expect_as_git HEAD^..HEAD

# Ten thousand files, all renamed with their folder, some of them changed.
new_repository many
python3 - <<'PYTHON'
import os
for folder in range(100):
    os.makedirs(f"src/p{folder}")
    for file in range(100):
        with open(f"src/p{folder}/m{file}.py", "w") as out:
            out.writelines(f"value_{folder}_{file}_{line} = {line}\n" for line in range(12))
PYTHON
commit root
git mv src lib
for folder in 3 50 99; do sed -i '5s/$/ # changed/' lib/p$folder/m7.py; done
commit second
expect "10,000 files renamed" 10000 "$(changes HEAD --no-hunks | grep -c '^file R')"
expect_as_git HEAD^..HEAD
alone=$(changes HEAD --no-hunks --threads=1 | grep '^read 10000 ')
expect "blobs read by several threads" "$alone" "$(changes HEAD --no-hunks --threads=8 | grep '^read ')"
git repack -q -a -d
expect "packed blobs, likewise" "$alone" "$(changes HEAD --no-hunks --threads=8 | grep '^read ')"
finish
