# SPDX-License-Identifier: MIT
# For the scripts of this folder: a place to work in, what ran, what is wrong. Sourced with the build folder as first
# argument; a script ends with `finish`.
set -u
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
ran=0

unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE
for variable in ${!HUNKSCAN_@} ${!GITHUB_@} ${!GITLAB_@} ${!CI_@} ${!RUNNER_@}; do unset "$variable"; done
unset CI
real_home=$HOME # for what builds
export HOME=$work/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TERM=xterm
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='1700000000 +0000'
export GIT_COMMITTER_NAME=C GIT_COMMITTER_EMAIL=c@example.org GIT_COMMITTER_DATE='1700000000 +0000'
mkdir "$HOME"
git config --global init.defaultBranch main
git config --global protocol.file.allow always
cd "$work" || exit 2

fail() { # TEXT…: what should not be
  echo "FAIL ($(basename "$0"):${BASH_LINENO[-2]}): $*"
  failures=$((failures + 1))
}

client() { # NAME VERSION: it is run from here on
  ran=$((ran + 1))
  echo "client: $1 $2"
}

has() { # COMMAND: says so if it is not there
  command -v "$1" >/dev/null && return 0
  echo "skipped: $1: not installed"
  return 1
}

has_npm() { # PACKAGE: the same for a package of this folder's lock file
  [ -d "$here/node_modules/$1" ] && return 0
  echo "skipped: $1: not installed"
  return 1
}

npm_version() { # PACKAGE
  sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$here/node_modules/$1/package.json" | head -1
}

finish() {
  [ "$failures" = 0 ] || exit 1
  [ "$ran" -gt 0 ] || exit 77
  exit 0
}
