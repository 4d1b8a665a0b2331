# shellcheck shell=bash
# What the steps of the action share. Sourced by each of them.
set -euo pipefail

# Text as data of a workflow command.
escape() {
  local text=${1//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}

error() { printf '::error title=hunkscan::%s\n' "$(escape "$*")"; }
warning() { printf '::warning title=hunkscan::%s\n' "$(escape "$*")"; }

# die TEXT…: nothing is known; the job fails.
die() {
  error "$*"
  exit 2
}

# put NAME VALUE: an output of the step. A value of several lines would be several outputs.
put() {
  local value=${2//[$'\r\n']/ }
  { printf '%s=%s\n' "$1" "$value" >>"${GITHUB_OUTPUT:?}"; } 2>/dev/null ||
    die "GITHUB_OUTPUT ($GITHUB_OUTPUT) can't be written: the runner's disk or its permissions."
}

# Prints stdin so that no line of it is taken for a workflow command.
show() {
  local word
  word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$word"
  cat
  printf '\n::%s::\n' "$word"
}

# choice NAME VALUE WORD…: an input that is none of the words is refused.
choice() {
  local name=$1 value=$2 word
  shift 2
  for word in "$@"; do
    [ "$value" != "$word" ] || return 0
  done
  die "The input '$name' is '$value'; it takes $*."
}

temporary() { printf '%s' "${RUNNER_TEMP:-/tmp}/hunkscan"; }
