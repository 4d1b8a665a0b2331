#!/bin/sh
# run.sh SECONDS: the fuzz targets, one after the other, each SECONDS long, under ASan + UBSan. What
# they find is kept in build-fuzz/found/TARGET; put what matters, made small, into tests/fuzz/corpus.
set -eu
seconds=${1:?usage: run.sh SECONDS}
cd "$(dirname "$0")/../.."
[ -e build-fuzz/build.ninja ] ||
  cmake -S . -B build-fuzz -G Ninja -DCMAKE_C_COMPILER=clang -DHUNKSCAN_FUZZ=ON -DHUNKSCAN_SANITIZE=ON \
    -DCMAKE_C_FLAGS=-fsanitize=fuzzer-no-link >/dev/null
for source in tests/fuzz/fuzz_*.c; do
  name=$(basename "$source" .c)
  ninja -C build-fuzz --quiet "$name"
  mkdir -p "build-fuzz/found/$name"
  case $name in
  fuzz_parse) corpus="tests/fuzz/corpus/python tests/golden/syntax" ;;
  fuzz_scan) corpus="tests/fuzz/corpus/python tests/golden/syntax $(echo rules/cwe-*)" ;;
  *) corpus=tests/fuzz/corpus/$name ;;
  esac
  echo "$name"
  # shellcheck disable=SC2086 # several folders
  "build-fuzz/tests/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build-fuzz/found/$name/" "build-fuzz/found/$name" $corpus
done
