/* SPDX-License-Identifier: MIT
 *
 * JSON Lines of our own, for scripts: every line is a JSON object with a `type`. First
 * the findings in report order, then the notices, at last one summary: a file without it
 * is cut off. The schema is json-lines.schema.json beside this file.
 */
#ifndef HUNKSCAN_SARIF_JSON_LINES_H
#define HUNKSCAN_SARIF_JSON_LINES_H

#include <stdbool.h>

struct buf;
struct report;

/* Appends the lines, pure ASCII, so that nothing in them ends a line but the line feed.
 * Texts are as they are but for malformed bytes (U+FFFD); `uri` has the exact bytes of a
 * path. With `show_suppressed` suppressed findings follow the others. */
void json_lines_write(const struct report *report, bool show_suppressed, struct buf *out);

#endif
