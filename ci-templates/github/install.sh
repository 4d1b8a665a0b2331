#!/bin/bash
# Gets hunkscan VERSION to FOLDER: what the cache brought, else the release, else a build of the source that this action
# came with.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

works() { [ "$("$1" --version 2>/dev/null | head -n 1)" = "hunkscan $VERSION" ]; }

# The archive of the release, if its checksum is the one listed beside it.
download() {
  local archive url
  archive=hunkscan-$VERSION-Linux-$(uname -m).tar.gz
  url=${GITHUB_SERVER_URL:-https://github.com}/$ACTION_REPOSITORY/releases/download/v$VERSION
  [ -n "${ACTION_REPOSITORY:-}" ] || return 1
  mkdir -p "$(temporary)/release"
  cd "$(temporary)/release"
  curl -fsSL --retry 2 --max-time 120 -o "$archive" "$url/$archive" &&
    curl -fsSL --retry 2 --max-time 60 -o SHA256SUMS "$url/SHA256SUMS" || return 1
  grep -F "  $archive" SHA256SUMS | sha256sum -c --status - || die "$archive is not what its release's SHA256SUMS says."
  tar -xzf "$archive" --strip-components=1
  mkdir -p "$FOLDER"
  cp bin/hunkscan "$FOLDER/hunkscan"
}

build() {
  grep -q "^project(hunkscan VERSION $VERSION " "$source_folder/CMakeLists.txt" 2>/dev/null ||
    die "There is no release $VERSION, and this action's source is of another version. Leave out 'version', or use the action of that version."
  "$source_folder/dev" build hunkscan || die "hunkscan could not be built here; the lines above say why."
  mkdir -p "$FOLDER"
  cp "$source_folder/build/hunkscan" "$FOLDER/hunkscan"
}

if works "$FOLDER/hunkscan"; then
  echo "hunkscan $VERSION: from the cache"
elif (download) && works "$FOLDER/hunkscan"; then
  echo "hunkscan $VERSION: the release"
else
  echo "hunkscan $VERSION: no release that runs here, so it is built from its source"
  build
  works "$FOLDER/hunkscan" || die "The hunkscan that was built does not run."
fi
