# SPDX-License-Identifier: MIT
# For the scripts of this folder: a place to work in, ways to run hunkscan and to judge what it
# said. Sourced with the build folder as first argument; a script ends with `finish`.
set -u
shopt -s lastpipe # failures counted at the end of a pipe are counted here
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
code=0

# Nothing of the machine decides what git or hunkscan do here.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE
for variable in ${!HUNKSCAN_@} ${!GITHUB_@} ${!GITLAB_@} ${!CI_@} ${!BUILDKITE@} ${!BITBUCKET_@} ${!CIRCLE@} \
    ${!CHANGE_@} ${!GIT_PREVIOUS_@} ${!SYSTEM_@} ${!PRE_COMMIT@} TF_BUILD JENKINS_URL; do
    unset "$variable"
done
export HOME=$work/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TERM=xterm
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='1700000000 +0000'
export GIT_COMMITTER_NAME=C GIT_COMMITTER_EMAIL=c@example.org GIT_COMMITTER_DATE='1700000000 +0000'
# A finding of a sanitizer must not pass for an exit code of ours.
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:exitcode=99 UBSAN_OPTIONS=${UBSAN_OPTIONS:-}:exitcode=99
mkdir "$HOME"
cd "$work"

# A rule of our own, so that these tests do not depend on the built-in ones.
cat >rule.yaml <<'YAML'
rules:
  - id: no-eval
    languages: [python]
    severity: ERROR
    message: The text $X is evaluated.
    pattern: eval($X)
  - id: no-exec
    languages: [python]
    severity: WARNING
    message: The text is executed.
    pattern: exec(...)
YAML

fail() { # TEXT…: what should not be
    echo "FAIL ($(basename "$0"):${BASH_LINENO[-2]}): $*"
    if [ -s out ]; then echo "  stdout:"; head -c 1500 out | head -12 | sed 's/^/    /'; fi
    if [ -s err ]; then echo "  stderr:"; head -c 1500 err | head -12 | sed 's/^/    /'; fi
    failures=$((failures + 1))
}

hunkscan() { # ARGS…: run with output in $work/out, $work/err and the exit code in $code
    "$build/hunkscan" "$@" >"$work/out" 2>"$work/err"
    code=$?
    cd "$work"
}

scan() { # ARGS…: the same with only the rules of rule.yaml
    hunkscan --no-builtin-rules --rules "$work/rule.yaml" "$@"
}

expect_code() { # CODE
    [ "$code" = "$1" ] || fail "exit code $code instead of $1"
}

expect_out() { # TEXT…: all of them on stdout
    for text in "$@"; do grep -qF -- "$text" out || fail "stdout lacks: $text"; done
}

expect_not_out() { # TEXT…: none of them on stdout
    for text in "$@"; do ! grep -qF -- "$text" out || fail "stdout has: $text"; done
}

expect_error() { # CODE TEXT…: that exit code, nothing on stdout, one line on stderr with the texts
    expect_code "$1"
    shift
    [ ! -s out ] || fail "stdout is not empty"
    [ "$(wc -l <err)" = 1 ] || fail "stderr is not one line"
    grep -q '^hunkscan: ' err || fail "stderr does not say who speaks"
    for text in "$@"; do grep -qF -- "$text" err || fail "stderr lacks: $text"; done
}

expect_quiet() { # nothing on stderr
    [ ! -s err ] || fail "stderr is not empty"
}

expect_sarif() { # FILE PYTHON: valid UTF-8 JSON of one run, for which the expression over `run` holds
    python3 - "$1" "$2" <<'PY' || fail "in $1 not true: $2"
import json, sys
text = open(sys.argv[1], "rb").read().decode("utf-8")
log = json.loads(text)
assert log["version"] == "2.1.0" and len(log["runs"]) == 1, "not one run"
run = log["runs"][0]
results = run["results"]
notices = [n for i in run["invocations"] for n in i.get("toolExecutionNotifications", [])]
uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results]
assert all(r["message"]["text"] for r in results)
incomplete = any(n["level"] == "warning" for n in notices)
sys.exit(0 if eval(sys.argv[2]) else 1)
PY
}

new_repository() { # NAME [GIT-INIT-OPTIONS…]: created in $work, not entered
    local name=$1
    shift
    git init -q "$@" "$work/$name"
    git -C "$work/$name" symbolic-ref HEAD refs/heads/main
}

commit() { # REPOSITORY MESSAGE: everything in its working tree
    git -C "$work/$1" add -A
    git -C "$work/$1" commit -q --allow-empty -m "$2"
}

finish() {
    [ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
    echo "$(basename "$0"): all as expected"
}
