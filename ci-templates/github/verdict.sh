#!/bin/bash
# Annotations where nothing was uploaded, and the exit code of the scan as that of the job.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

choice annotations "$INPUT_ANNOTATIONS" auto always never
failed=false
if [ "$UPLOAD_OUTCOME" = failure ]; then
  why="Code scanning did not take the report. The job needs 'permissions: security-events: write', and the repository code scanning (public, or with Code Security)."
  if [ "$INPUT_UPLOAD" = always ]; then
    error "$why"
    failed=true
  else
    warning "$why The findings are annotated here instead; 'upload: never' says that this is meant."
  fi
fi
if [ "$INPUT_ANNOTATIONS" = always ] || { [ "$INPUT_ANNOTATIONS" = auto ] && [ "$UPLOAD_OUTCOME" != success ]; }; then
  [ -z "$ANNOTATIONS_FILE" ] || cat "$ANNOTATIONS_FILE"
fi
case $EXIT_CODE in
  0) ;;
  1) echo "hunkscan: there are findings at or above the level that fails the job." ;;
  2) error "hunkscan could not do what was asked; the step 'Scan' says why. Nothing is known of this change." ;;
  3) error "The scan is incomplete: something could not be read in full. The step 'Scan' and the reports say what." ;;
  *) error "hunkscan ended with $EXIT_CODE: a crash, or it was stopped." ;;
esac
[ "$failed" = false ] || [ "$EXIT_CODE" != 0 ] || exit 2
exit "$EXIT_CODE"
