# SPDX-License-Identifier: MIT
# For the scripts of this folder: a place to build repositories in, and ways to ask print_changes.
# Sourced with the build folder as first argument.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
clock=1700000000

# Nothing of the machine decides what git does here.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export HOME=$work/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C
export GIT_CONFIG_COUNT=3 GIT_CONFIG_KEY_0=gc.auto GIT_CONFIG_VALUE_0=0
export GIT_CONFIG_KEY_1=protocol.file.allow GIT_CONFIG_VALUE_1=always
export GIT_CONFIG_KEY_2=maintenance.auto GIT_CONFIG_VALUE_2=false
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=C GIT_COMMITTER_EMAIL=c@example.org
mkdir "$HOME"
cd "$work"

# tick: the next commit is a minute younger than the last one.
tick() {
    clock=$((clock + 60))
    export GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000"
}

new_repository() { # NAME: created, and entered
    git init -q -b main "$work/$1"
    cd "$work/$1"
}

commit() { # MESSAGE: everything in the working tree
    tick
    git add -A
    git commit -q --allow-empty -m "$1"
}

lines() { # COUNT [WORD]: that many different lines
    seq -f "${2:-line} %g" 1 "$1"
}

changes() { # RANGE [OPTION...]: what gitdiff says of it in the current repository, without ids
    local range=$1
    shift
    echo "$range" | "$build/tests/print_changes" "$@" . |
        sed -E '/^(repository|remote|range|base|why) /d; s/^(file .* [0-7]{6} [0-7]{6}) [0-9a-f]{40} [0-9a-f]{40}/\1/'
}

bases() { # RANGE
    echo "$1" | "$build/tests/print_changes" . | sed -n 's/^base //p'
}

failure() { # RANGE: code and text of the error
    echo "$1" | "$build/tests/print_changes" . | sed -n 's/^error //p'
}

expect() { # WHAT EXPECTED ACTUAL
    if [ "$2" != "$3" ]; then
        failures=$((failures + 1))
        printf 'FAILED: %s\n--- expected\n%s\n--- actual\n%s\n' "$1" "$2" "$3"
    fi
}

expect_match() { # WHAT PATTERN ACTUAL: a glob pattern
    # shellcheck disable=SC2053
    if [[ $3 != $2 ]]; then
        failures=$((failures + 1))
        printf 'FAILED: %s\n--- expected (glob)\n%s\n--- actual\n%s\n' "$1" "$2" "$3"
    fi
}

expect_as_git() { # RANGE [--copies]: all that compare_with_git.py compares
    local range=$1
    shift
    echo "$range" >"$work/ranges"
    if ! "$here/compare_with_git.py" "$@" --ranges "$work/ranges" "$build" . 1 >"$work/compared"; then
        failures=$((failures + 1))
        printf 'FAILED: %s is not as git says\n' "$range"
        cat "$work/compared"
    fi
}

finish() {
    [ "$failures" -eq 0 ] || { echo "$failures failures"; exit 1; }
    echo "all as expected"
}
