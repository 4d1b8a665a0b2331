#!/bin/bash
# run.sh BUILD [REGEX]: every executable tests/ci/test_* with the build folder as its argument, by the real clients of
# reports and templates. A script prints "client: NAME VERSION" for each client that it ran and "skipped: NAME: why"
# for each that it could not; exit code 77 means that all of it was skipped. What ran is said at the end.
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
pattern=${2:-.}
passed=0 failed=0 skipped=0
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
for script in "$here"/test_*; do
  name=$(basename "$script")
  [ -x "$script" ] && [[ $name =~ $pattern ]] || continue
  echo "-- $name"
  "$script" "$build" >"$log/$name" 2>&1
  case $? in
    0) passed=$((passed + 1)); grep -E '^(client|skipped): ' "$log/$name" ;;
    77) skipped=$((skipped + 1)); echo "skipped: $name"; tail -5 "$log/$name" ;;
    *) failed=$((failed + 1)); echo "FAILED: $name"; tail -80 "$log/$name" ;;
  esac
done
echo
echo "clients that really ran:"
grep -h '^client: ' "$log"/* 2>/dev/null | sort -u | sed 's/^client: /  /'
if grep -qh '^skipped: ' "$log"/* 2>/dev/null; then
  echo "SKIPPED, because they could not be had here:"
  grep -h '^skipped: ' "$log"/* | sort -u | sed 's/^skipped: /  /'
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
