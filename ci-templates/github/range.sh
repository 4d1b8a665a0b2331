#!/bin/bash
# What is compared with what, by the event, and the commits that this takes: never more history than needed, and of a
# pull request's code nothing but objects. Outputs: repository, range, whole, base-sha, head-sha, upload, upload-ref,
# upload-sha.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The checkout, or, without one, a bare repository of our own that gets just the commits.
find_repository() {
  if in_checkout; then
    repository=$GITHUB_WORKSPACE
    return
  fi
  repository=$(temporary)/objects.git
  rm -rf "$repository"
  quiet_git init --bare "$repository"
  run_git remote add origin "${GITHUB_SERVER_URL:-https://github.com}/${REPOSITORY:?}"
}

in_checkout() {
  [ -n "${GITHUB_WORKSPACE:-}" ] && git -c safe.directory='*' -C "$GITHUB_WORKSPACE" rev-parse --git-dir >/dev/null 2>&1
}

# Nothing of what is fetched is run, and no configuration of the checkout makes git run something.
run_git() {
  git -c safe.directory='*' -c core.hooksPath=/dev/null -c core.fsmonitor=false -c protocol.ext.allow=never \
    -c fetch.recurseSubmodules=false -C "$repository" "$@"
}
quiet_git() { git "$@" >/dev/null 2>&1; }

# fetch ARGUMENT…: as the checkout does; if that is refused, with the token.
fetch() {
  run_git fetch --quiet --no-tags --no-write-fetch-head "$@" 2>"$(temporary)/fetch.log" && return 0
  [ -n "${TOKEN:-}" ] || return 1
  local header
  header="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\n')"
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.${GITHUB_SERVER_URL:-https://github.com}/.extraheader" \
    GIT_CONFIG_VALUE_0=$header run_git fetch --quiet --no-tags --no-write-fetch-head "$@" 2>"$(temporary)/fetch.log"
}

is_commit() { [[ $1 =~ ^[0-9a-f]{40}([0-9a-f]{24})?$ ]] && [[ $1 =~ [1-9a-f] ]]; }
has() { run_git cat-file -e "$1^{tree}" 2>/dev/null; }

# need COMMIT [REF]: its tree is here, or is fetched: by its id, else by a ref that has it.
need() {
  is_commit "$1" || return 1
  has "$1" || fetch --depth=1 origin "$1" || { [ -n "${2:-}" ] && fetch --depth=50 origin "+$2:refs/hunkscan/${2//\//-}"; } || return 1
  has "$1"
}

# resolve WORD: the commit of an input, from here or from the remote.
resolve() {
  local commit
  commit=$(run_git rev-parse --verify --quiet --end-of-options "$1^{commit}") ||
    commit=$(run_git rev-parse --verify --quiet --end-of-options "origin/$1^{commit}") || commit=
  if [ -z "$commit" ] && is_commit "$1" && need "$1"; then
    commit=$1
  elif [ -z "$commit" ] && git check-ref-format --branch "$1" >/dev/null 2>&1; then
    fetch --depth=1 origin "+$1:refs/hunkscan/input" || return 1
    commit=$(run_git rev-parse --verify --quiet 'refs/hunkscan/input^{commit}') || return 1
  fi
  [ -n "$commit" ] && printf '%s' "$commit"
}

# merge_base BASE HEAD: where they parted; history is fetched in growing steps until it shows.
merge_base() {
  local depth
  need "$1" && need "$2" || return 1
  for depth in 0 50 500 5000 2147483647; do
    if [ "$depth" != 0 ]; then
      [ "$(run_git rev-parse --is-shallow-repository)" = true ] || break
      fetch --depth="$depth" origin "$1" "$2" || break
    fi
    run_git merge-base "$1" "$2" 2>/dev/null | head -1 | grep . && return 0
  done
  return 1
}

no_base() {
  [ ! -s "$(temporary)/fetch.log" ] || show <"$(temporary)/fetch.log"
  die "No base to compare with: $1. Give actions/checkout 'fetch-depth: 0' (and leave its credentials), or the input 'base'."
}

whole_tree() { # COMMIT
  need "$1" || no_base "commit $1 could not be fetched"
  whole=true range=$1 head=$1 base=
}

compare() { # BASE HEAD: two states
  base=$1 head=$2 range=$1..$2 whole=false
}

compare_from_merge_base() { # BASE HEAD WHY
  local from
  from=$(merge_base "$1" "$2") || no_base "$3"
  compare "$from" "$2"
}

need_pull_request() {
  if is_commit "${PULL_BASE:-}" && is_commit "${PULL_HEAD:-}"; then return; fi
  no_base "the event names no pull request"
}

need_both() { # BASE HEAD WHAT: what the base is
  if need "$1" && need "$2"; then return; fi
  no_base "$3, '$1', could not be fetched"
}

# A pull request: its merge commit against that commit's first parent takes two commits and is what would be merged.
pull_request() {
  local parents
  need_pull_request
  need "$SHA" "${REF:-}" || true
  read -r -a parents < <(run_git cat-file commit "$SHA" 2>/dev/null | sed -n '/^$/q; s/^parent //p' | tr '\n' ' ') || true
  if [ "${#parents[@]}" = 2 ] && [ "${parents[1]}" = "$PULL_HEAD" ] && need "${parents[0]}"; then
    compare "${parents[0]}" "$SHA"
    return
  fi
  compare_from_merge_base "$PULL_BASE" "$PULL_HEAD" "the history of the pull request does not reach its base"
  place_of_upload "refs/pull/$PULL_NUMBER/head" "$PULL_HEAD"
}

# The checkout is of the base, and stays so: the pull request's commits are fetched, never checked out.
pull_request_target() {
  need_pull_request
  need "$PULL_HEAD" "refs/pull/$PULL_NUMBER/head" || no_base "the pull request's commit $PULL_HEAD could not be fetched"
  compare_from_merge_base "$PULL_BASE" "$PULL_HEAD" "the history of the pull request does not reach its base"
  place_of_upload "refs/pull/$PULL_NUMBER/head" "$PULL_HEAD"
}

merge_group() {
  need_both "${GROUP_BASE:-}" "$SHA" "the merge group's base"
  compare "$GROUP_BASE" "$SHA"
}

# Code scanning takes a report for all that is there on a branch. So what is uploaded for the default branch is its whole
# tree, and for another branch all of its change.
push() {
  local tip
  case $REF in
    "refs/heads/${DEFAULT_BRANCH:-}")
      if [ "$upload" = true ]; then
        whole_tree "$SHA"
      else
        need_both "${PUSH_BEFORE:-}" "$SHA" "what was there before the push"
        compare "$PUSH_BEFORE" "$SHA"
      fi
      ;;
    refs/heads/*)
      tip=$(resolve "${DEFAULT_BRANCH:-}") || no_base "the default branch '${DEFAULT_BRANCH:-}' could not be fetched"
      compare_from_merge_base "$tip" "$SHA" "the branch's history does not reach the default branch"
      ;;
    *) whole_tree "$SHA" ;;
  esac
}

given() {
  local from to
  to=${INPUT_HEAD:-$SHA}
  to=$(resolve "$to") || no_base "the input 'head' ('$INPUT_HEAD') is no commit that can be fetched"
  if [ -z "${INPUT_BASE:-}" ]; then
    whole_tree "$to"
  else
    from=$(resolve "$INPUT_BASE") || no_base "the input 'base' ('$INPUT_BASE') is no commit that can be fetched"
    compare_from_merge_base "$from" "$to" "the inputs 'base' and 'head' have no history in common"
  fi
  [ "$to" = "$SHA" ] || place_of_upload "${REF:-}" "$to"
}

place_of_upload() { # REF COMMIT
  upload_ref=$1 upload_sha=$2
}

# A pull request from a fork has a token that may not upload.
may_upload() {
  case ${INPUT_UPLOAD:-auto} in
    always) echo true ;;
    never) echo false ;;
    *) if [ "$EVENT" = pull_request ] && [ "${PULL_SOURCE:-}" != "$REPOSITORY" ]; then echo false; else echo true; fi ;;
  esac
}

choice upload "${INPUT_UPLOAD:-auto}" auto always never
mkdir -p "$(temporary)"
: >"$(temporary)/fetch.log"
repository='' range='' whole=false base='' head=''
upload=$(may_upload)
place_of_upload "${REF:-}" "${SHA:-}"
is_commit "${SHA:-}" || die "The event names no commit: github.sha is '${SHA:-}'."
find_repository
if [ -n "${INPUT_BASE:-}${INPUT_HEAD:-}" ]; then
  given
else
  case ${EVENT:-} in
    pull_request | pull_request_target | merge_group | push) "$EVENT" ;;
    *) whole_tree "$SHA" ;;
  esac
fi
echo "Repository: $repository"
if [ "$whole" = true ]; then echo "The whole tree of $head"; else echo "What changed from $base to $head"; fi
put repository "$repository"
put range "$range"
put whole "$whole"
put base-sha "$base"
put head-sha "$head"
put upload "$upload"
put upload-ref "$upload_ref"
put upload-sha "$upload_sha"
