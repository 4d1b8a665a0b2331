#!/bin/bash
# run.sh BUILD [REPO [N]]: the scan against its floor, on the newest tree of REPO and on N of its newest
# ordinary commits. Without REPO: the demo repository.
set -eu
build=$1
repo=${2:-}
count=${3:-100}
if [ -z "$repo" ]; then
  repo=$build/bench-demo
  rm -rf "$repo"
  tests/demo/make_repository.sh "$repo" >/dev/null
fi
[ -d "$repo" ] || { echo "bench: no folder $repo" >&2; exit 2; }
"$build/tests/bench" tree "$repo" HEAD
echo
git -C "$repo" log --no-merges --min-parents=1 -n "$count" --format=%H -- '*.py' | "$build/tests/bench" changes "$repo"
