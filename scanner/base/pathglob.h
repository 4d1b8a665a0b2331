/* SPDX-License-Identifier: MIT
 *
 * Globs over paths with '/' between their parts: '*' and '?' stay within a part, "**"
 * spans parts, [abc], [a-z] and [!x] are sets, a backslash takes the next byte as it is.
 * Bytes are compared, case matters. Time is bounded by pattern length times path length,
 * whatever the pattern.
 */
#ifndef HUNKSCAN_BASE_PATHGLOB_H
#define HUNKSCAN_BASE_PATHGLOB_H

#include <stdbool.h>

#include "base/str.h"

/* Longer patterns match nothing: whoever reads one refuses it. */
enum { PATHGLOB_MOST_BYTES = 500 };

/* Whether the pattern matches the whole path. "a/" followed by "**" also matches what
 * lies any number of parts deeper. */
bool pathglob_match(struct str pattern, struct str path);

/* Whether the pattern names the file or a folder around it: it may start at any part of
 * the path (only at the first one if it starts with '/') and end at any part. "tests",
 * "tests/", "*.py", "a/b/c.py", and "src/" with "*.py" below work as in ignore files and
 * Semgrep's paths. */
bool pathglob_selects(struct str pattern, struct str path);

#endif
