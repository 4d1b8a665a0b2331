#!/bin/bash
# Which hunkscan, and where it is or will be. Outputs: program, version, present, folder, key.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

source_version() {
  sed -n 's/^project(hunkscan VERSION \([0-9.]*\).*/\1/p' "$source_folder/CMakeLists.txt" 2>/dev/null | head -1
}

# What the binary depends on: the sources, the machine.
source_key() {
  (
    cd "$source_folder"
    find CMakeLists.txt cmake gitdiff scanner sarif rules package-lock.json -type f -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -c1-20
  )
}

version=${INPUT_VERSION#v}
[ -n "$version" ] || version=$(source_version)
[[ $version =~ ^[0-9]+(\.[0-9A-Za-z-]+)*$ ]] || die "The input 'version' is '$version'; it takes a version such as 0.1.0."

found=$(command -v hunkscan || true)
if [ -n "$found" ] && [ "$("$found" --version 2>/dev/null | head -n 1)" = "hunkscan $version" ]; then
  put program "$found"
  put present true
  exit 0
fi
folder=${RUNNER_TOOL_CACHE:-$(temporary)}/hunkscan/$version
put program "$folder/hunkscan"
put present false
put version "$version"
put folder "$folder"
put key "hunkscan-$version-${RUNNER_OS:-Linux}-${RUNNER_ARCH:-X64}-${ImageOS:-any}-$(source_key)"
