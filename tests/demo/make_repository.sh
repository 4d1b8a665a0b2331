#!/bin/sh
# make_repository.sh TARGET: the example pull request as a git repository. Branch `main` is the
# application, `catalogue-import` the change; main has moved on since. Authors and dates are
# fixed, so the commit ids are the same everywhere.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target=${1:?usage: make_repository.sh TARGET}

if [ -e "$target" ] && [ ! -d "$target/toolshed" ]; then
    echo "make_repository.sh: $target exists and is no example repository" >&2
    exit 2
fi
rm -rf "$target"
mkdir -p "$target"
cd "$target"

# Nothing of the user's or the machine's configuration has a say in the ids.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY 2>/dev/null || :
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME="$PWD"
export GIT_AUTHOR_NAME="Ada Example" GIT_AUTHOR_EMAIL=ada@toolshed.example
export GIT_COMMITTER_NAME="Ada Example" GIT_COMMITTER_EMAIL=ada@toolshed.example

commit() { # DATE MESSAGE
    git add -A
    GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="$1" git commit -q -m "$2"
}

git init -q .
git symbolic-ref HEAD refs/heads/main
git config core.autocrlf false
git config core.fileMode false

cp -R "$here/base/." .
commit "2024-05-02T09:00:00Z" "Lend tools among neighbours"

git checkout -q -b catalogue-import
git mv toolshed/labels.py toolshed/printing.py
cp "$here/change/toolshed/printing.py" toolshed/printing.py
commit "2024-05-06T14:30:00Z" "Print label sheets as PDF"

cp -R "$here/change/." .
commit "2024-05-07T16:45:00Z" "Import catalogues and remind borrowers"

git checkout -q main
printf '\nTools that nobody borrowed for a year are given away in spring.\n' >>README.md
commit "2024-05-08T08:15:00Z" "Say what happens to unused tools"
git checkout -q catalogue-import
