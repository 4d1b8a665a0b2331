/* SPDX-License-Identifier: MIT
 *
 * JUnit XML, which nearly every CI system shows as a list of tests.
 */
#ifndef HUNKSCAN_SARIF_JUNIT_H
#define HUNKSCAN_SARIF_JUNIT_H

#include <stdbool.h>

struct buf;
struct report;

/* Appends the document, XML 1.0. One suite a file, one case a finding: errors and
 * warnings fail; notes (and with `show_suppressed` what is suppressed) are skipped ones,
 * so that they are listed and fail nothing. A case is named by rule and its number in the
 * file, not by line, so that viewers which compare runs take it for the same one. The
 * first suite says how the scan went: each notice that makes it incomplete is an error
 * there. No times: the output does not depend on the clock. */
void junit_write(const struct report *report, bool show_suppressed, struct buf *out);

#endif
