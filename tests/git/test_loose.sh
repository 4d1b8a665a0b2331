#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Loose objects that are cut off, too long or false: each is damage, said at once, and the rest is seen.
. "$(dirname "$0")/lib.sh" "$1"

ask() { # RANGE: as `changes`, but it must come to an end
    local output code=0
    output=$(echo "$1" | timeout 20 "$build/tests/print_changes" .) || code=$?
    [ "$code" -ne 124 ] || echo "did not end"
    sed -E '/^(repository|remote|range|base|why) /d; s/^(file .* [0-7]{6} [0-7]{6}) [0-9a-f]{40} [0-9a-f]{40}/\1/' <<<"$output"
}

object_file() { # REPOSITORY REVISION
    local id
    id=$(git -C "$1" rev-parse "$2" 2>/dev/null) # it complains of the alternates below
    echo "$1/.git/objects/${id:0:2}/${id:2}"
}

new_repository source
mkdir lib
lines 60 >a.py
lines 20 b >lib/b.py
for i in $(seq 12); do lines "$i" "other $i" >"lib/other_$i.py"; done
commit "root: $(lines 20 words)"
sed -i 's/^line 3$/line three/' a.py
sed -i 's/^b 4$/b four/' lib/b.py
commit "second: $(lines 20 words)"
in_a='file M 0 100644 100644 a.py a.py'
in_b='file M 0 100644 100644 lib/b.py lib/b.py
hunk 4 1 4 1'
expect "the change itself" "$in_a
hunk 3 1 3 1
$in_b" "$(ask HEAD)"
lib=$(git rev-parse HEAD:lib)
head=$(git rev-parse HEAD)
root=$(git rev-parse HEAD^)
bad_blob="$in_a
blob corrupt
$in_b"
bad_tree="$in_a
hunk 3 1 3 1
notice incomplete damaged-object lib Object $lib is damaged, so changes below this folder were not seen."
bad_head="error -4 revision 'HEAD' cannot be read: loose object $head cannot be read or is damaged"
bad_parent="error -4 revision 'HEAD': commit $root cannot be read (damaged)"
cp -r "$work/source" "$work/damaged"
cd "$work/damaged"

expect_damage() { # WHAT EXPECTED REVISION FILE: with the file in the place of the revision's object
    local path
    path=$(object_file "$work/source" "$3")
    path=$work/damaged/${path#"$work/source/"}
    rm -f "$path"
    cp "$4" "$path"
    expect "$1" "$2" "$(ask HEAD)"
    rm -f "$path"
    cp "$work/source/${path#"$work/damaged/"}" "$path"
}

cut() { # NAME REVISION EXPECTED: at several lengths
    local whole bytes
    whole=$(object_file "$work/source" "$2")
    bytes=$(stat -c %s "$whole")
    for length in 0 1 2 20 60 $((bytes / 2)) $((bytes - 5)) $((bytes - 4)) $((bytes - 1)); do
        [ "$length" -lt "$bytes" ] || continue
        head -c "$length" "$whole" >"$work/cut"
        expect_damage "$1 of $bytes bytes cut at $length" "$3" "$2" "$work/cut"
    done
}
cut blob HEAD:a.py "$bad_blob"
cut tree HEAD:lib "$bad_tree"
export ASAN_OPTIONS=detect_leaks=0 # libgit2 1.5 forgets the reference whose commit it cannot read
cut commit HEAD "$bad_head"
export ASAN_OPTIONS=
cut parent HEAD^ "$bad_parent"

forge() { # FILE REVISION EXPRESSION: a Python expression of the file, over `kind`, `size`, `content`
    git -C "$work/source" cat-file "$(git -C "$work/source" cat-file -t "$2")" "$2" >"$work/content"
    python3 - "$@" "$work/content" "$(git -C "$work/source" cat-file -t "$2")" <<'PYTHON'
import sys, zlib
content = open(sys.argv[4], "rb").read()
kind, size = sys.argv[5].encode(), len(content)
def stream(kind, size, content):
    return zlib.compress(kind + b" " + str(size).encode() + b"\0" + content)
open(sys.argv[1], "wb").write(eval(sys.argv[3]))
PYTHON
}
forged() { # WHAT EXPRESSION: damage as a blob and as a tree
    forge "$work/forged" HEAD:a.py "$2"
    expect_damage "a blob: $1" "$bad_blob" HEAD:a.py "$work/forged"
    forge "$work/forged" HEAD:lib "$2"
    expect_damage "a tree: $1" "$bad_tree" HEAD:lib "$work/forged"
    forge "$work/forged" HEAD^ "$2"
    expect_damage "a commit: $1" "$bad_parent" HEAD^ "$work/forged"
}
forge "$work/forged" HEAD:a.py 'stream(kind, size, content)'
expect_damage "written by the test, but whole" "$in_a
hunk 3 1 3 1
$in_b" HEAD:a.py "$work/forged"
forged "bytes behind the stream" 'stream(kind, size, content) + b"x"'
forged "many bytes behind the stream" 'stream(kind, size, content) + b"x" * 100000'
forged "a second stream" 'stream(kind, size, content) * 2'
forged "a false checksum" '(lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]))(stream(kind, size, content))'
forged "size too small" 'stream(kind, size - 1, content)'
forged "size 0" 'stream(kind, 0, content)'
forged "size too large" 'stream(kind, size + 1, content)'
forged "size far too large" 'stream(kind, 1 << 40, content)'
forged "size beyond 64 bits" 'stream(kind, 1 << 64, content)'
forged "the largest size" 'stream(kind, (1 << 64) - 1, content)'
forged "size below 0" 'stream(kind, -1, content)'
forged "size with a zero before it" 'stream(kind + b" 0", size, content).replace(b" 0 ", b" 0")'
forged "size that is no number" 'stream(kind, "12x", content)'
forged "no size" 'stream(kind, "", content)'
forged "unknown type" 'stream(b"lump", size, content)'
forged "type with more behind it" 'stream(kind + b"s", size, content)'
forged "type of a delta" 'stream(b"ofs-delta", size, content)'
forged "no header" 'zlib.compress(content)'
forged "endless header" 'zlib.compress(b"b" * 100000)'
forged "a bomb: small by its header" 'stream(kind, 10, bytes(200 << 20))'
forged "a dictionary is wanted" 'b"\x78\xbb\0\0\0\1" + stream(kind, size, content)[2:]'
forged "not compressed" 'kind + b" " + str(size).encode() + b"\0" + content'
forge "$work/forged" HEAD:a.py 'stream(b"tree", size, content)'
expect_damage "another type" "$in_a
blob not-a-blob
$in_b" HEAD:a.py "$work/forged"

# Not regular files.
path=${work}/damaged/.git/objects/$(git rev-parse HEAD:a.py | sed 's,^..,&/,')
rm -f "$path"
mkfifo "$path"
expect "a pipe" "$bad_blob" "$(ask HEAD)"
rm "$path"
mkdir "$path"
expect "a folder" "$bad_blob" "$(ask HEAD)"
rmdir "$path"
expect "missing is not damaged" "$in_a
blob missing
$in_b" "$(ask HEAD)"

# The program: an exit code, and the rest of the report.
scan() { # its exit code, or "did not end", is the last line
    local code=0
    timeout 20 "$build/hunkscan" HEAD~1..HEAD --text - 2>&1 || code=$?
    echo "exit code $code"
}
head -c 60 "$(object_file "$work/source" HEAD:a.py)" >"$path"
expect_match "scan: a cut blob" "incomplete: a.py: *2 changed files (1 Python)*exit code 3" "$(scan)"
path=${work}/damaged/.git/objects/$(git rev-parse HEAD^ | sed 's,^..,&/,')
rm -f "$path"
head -c 20 "$(object_file "$work/source" HEAD^)" >"$path"
expect_match "scan: a cut commit" "*commit $root cannot be read (damaged)*exit code 2" "$(scan)"

# Abbreviated ids are looked for in the folders.
cd "$work/source"
wanted=$(ask HEAD)
expect "an abbreviated id" "$wanted" "$(ask "${head:0:7}")"
expect "four digits" "$wanted" "$(ask "${head:0:4}")"
cp "$(object_file "$PWD" HEAD)" ".git/objects/${head:0:2}/${head:2:30}$(tr 0-9a-f 1-9a-f0 <<<"${head:32}")"
expect "an ambiguous id" "error -4 revision '${head:0:10}' is ambiguous: write more of the id" \
    "$(ask "${head:0:10}")"
expect "none but by its end" "$wanted" "$(ask "$head")"
touch ".git/objects/${head:0:2}/tmp_obj_${head:2}" ".git/objects/${head:0:2}/$(printf 'x%.0s' $(seq 38))"
other=$(printf '%x' $(((16#${head:2:1} + 1) % 16)))
expect "no such id" "error -4 unknown revision '${head:0:2}$other${head:3:5}'" \
    "$(ask "${head:0:2}$other${head:3:5}")"

# Alternates: of alternates, relative ones, in a circle, without a folder.
git init -q -b main "$work/middle"
git init -q -b main "$work/user"
cd "$work/user"
printf '# a remark\n\n../../nowhere\n%s\n' "$work/middle/.git/objects" >.git/objects/info/alternates
printf '../../../source/.git/objects' >"$work/middle/.git/objects/info/alternates"
echo "$work/user/.git/objects" >"$work/source/.git/objects/info/alternates"
echo "$head" >.git/refs/heads/main
expect "an alternate of an alternate" "$wanted" "$(ask HEAD)"
expect "an abbreviated id in an alternate" "$wanted" "$(ask "${head:0:34}")"
path=$(object_file "$work/source" HEAD:lib)
head -c 20 "$path" >"$work/cut"
rm -f "$path"
cp "$work/cut" "$path"
expect "a cut tree in an alternate" "$bad_tree" "$(ask HEAD)"
mkdir -p .git/objects/pack
expect "gone from the alternate" "notice incomplete missing-object lib Object $lib is missing from the repository, so changes below this folder were not seen." \
    "$(rm -f "$path" && ask HEAD | tail -1)"
finish
