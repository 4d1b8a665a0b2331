#!/bin/bash
# Runs hunkscan, or joins what shards of it found, and keeps the reports; the verdict comes last, after the upload. Outputs: exit-code, sarif-file,
# annotations-file, new-findings, incomplete.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The runner takes 1 MiB for a step's summary and shows nothing of a larger one.
most_summary_bytes=1000000
out=$(temporary)/reports
arguments=()

# add OPTION VALUE: unless there is none.
add() { [ -z "$2" ] || arguments+=("$1" "$2"); }

# add_lines OPTION TEXT: once for each line.
add_lines() {
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    [ -z "$line" ] || arguments+=("$1" "$line")
  done <<<"$2"
}

# A pinned older version may not have each report.
add_report() { # OPTION FILE
  if grep -q -- "^ *$1 " "$out/help.txt"; then arguments+=("$1" "$2"); fi
}

# The reports of shards say themselves what they are of.
prepare_merge() {
  local report
  arguments=(merge --sarif "$out/hunkscan.sarif" --fail-on "${INPUT_FAIL_ON:-never}")
  for report in "$INPUT_MERGE"/*.sarif; do
    [ -e "$report" ] || die "The input 'merge' names '$INPUT_MERGE', which holds no .sarif file."
    arguments+=("$report")
  done
}

prepare() {
  local line
  add --severity "$INPUT_SEVERITY"
  add --profile "$INPUT_PROFILE"
  add --config "$INPUT_CONFIG"
  add --category "$INPUT_CATEGORY"
  add_lines --rules "$INPUT_RULES"
  if [ -n "$INPUT_FAIL_ON" ]; then
    add --fail-on "$INPUT_FAIL_ON"
  elif [ "$WHOLE" = true ]; then
    add --fail-on never
  fi
  arguments+=(--sarif "$out/hunkscan.sarif" --text "$out/hunkscan.txt")
  add_report --markdown "$out/summary.md"
  add_report --github "$out/annotations.txt"
  while IFS= read -r line; do
    line=${line%$'\r'}
    [ -z "$line" ] || arguments+=("$line")
  done <<<"$INPUT_ARGS"
  [ "$WHOLE" != true ] || arguments+=(--all)
  arguments+=("$RANGE" --)
  while IFS= read -r line; do
    line=${line%$'\r'}
    [ -z "$line" ] || arguments+=("$line")
  done <<<"$INPUT_PATHS"
}

# One in each result; within texts its quotes would be escaped.
count() {
  { grep -oE '(^|[^\\])"partialFingerprints"' "$out/hunkscan.sarif" 2>/dev/null || true; } | wc -l
}

# Lost is nothing: what does not fit the summary is in the log and in the SARIF file.
write_summary() {
  local text=$out/summary.md
  [ "$INPUT_SUMMARY" = true ] && [ -s "$text" ] || return 0
  if [ "$(wc -c <"$text")" -gt "$most_summary_bytes" ]; then
    text=$out/short.md
    {
      printf '## hunkscan\n\n%s findings. The report is larger than a job summary may be: ' "$(count)"
      printf 'it is in the log of the step "Scan" and in the SARIF file.\n'
    } >"$text"
    warning "The report of $(count) findings is larger than a job summary may be; the log and the SARIF file have it."
  fi
  { cat "$text" >>"${GITHUB_STEP_SUMMARY:?}"; } 2>/dev/null ||
    warning "The job summary can't be written (${GITHUB_STEP_SUMMARY:-GITHUB_STEP_SUMMARY is not set}); the log has the report."
}

choice summary "$INPUT_SUMMARY" true false
rm -rf "$out"
mkdir -p "$out"
"$PROGRAM" --help >"$out/help.txt" || die "hunkscan does not run: $PROGRAM"
cd "${GITHUB_WORKSPACE:-.}"
if [ -n "$INPUT_MERGE" ]; then prepare_merge; else prepare; fi
code=0
"$PROGRAM" -C "$REPOSITORY_FOLDER" "${arguments[@]}" >"$out/log.txt" 2>&1 || code=$?
touch "$out/hunkscan.txt" # none after an error
cat "$out/log.txt" "$out/hunkscan.txt" | show
write_summary
put exit-code "$code"
put sarif-file "$([ ! -s "$out/hunkscan.sarif" ] || printf '%s' "$out/hunkscan.sarif")"
put annotations-file "$([ ! -s "$out/annotations.txt" ] || printf '%s' "$out/annotations.txt")"
put new-findings "$(count)"
put incomplete "$([ "$code" = 3 ] && echo true || echo false)"
