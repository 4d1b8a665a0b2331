#!/bin/sh
# The hook: what is staged before a commit, what is about to be pushed before a push. Arguments are hunkscan's own.
set -eu
source_folder=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)

program=$(command -v hunkscan || true)
[ -n "$program" ] || program=$source_folder/build/hunkscan
if [ ! -x "$program" ]; then
  echo "hunkscan is not on PATH. Install its package, or build it here: (cd '$source_folder' && ./dev build)" >&2
  exit 2
fi
if [ -n "${PRE_COMMIT_FROM_REF:-}" ] && [ -n "${PRE_COMMIT_TO_REF:-}" ]; then
  exec "$program" "$@" "$PRE_COMMIT_FROM_REF...$PRE_COMMIT_TO_REF"
fi
exec "$program" "$@" --staged
