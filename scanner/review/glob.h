/* SPDX-License-Identifier: MIT
 *
 * Globs on repository-relative paths, as .gitignore writes them: `*` and `?` stay within
 * one path segment, `[a-z]` and `[!a-z]` are sets, a segment `**` stands for any number
 * of segments. A glob without a slash (but for one at the end) matches a file or folder
 * of that name at any depth; others start at the root. What matches a folder matches
 * everything below it. No other state, no allocation.
 */
#ifndef HUNKSCAN_REVIEW_GLOB_H
#define HUNKSCAN_REVIEW_GLOB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Whether the path, or a folder on the way to it, matches the glob. A glob with a slash
 * at its end matches folders only. Bytes are compared as they are; a backslash makes the
 * next byte plain. */
bool glob_match(struct str glob, struct str path);

/* Whether one of `count` globs matches. */
bool glob_match_any(const struct str *globs, size_t count, struct str path);

/* Whether `path` is `place` or lies below it; a place of "", "." or "/" holds everything,
 * and a leading "./" or trailing slash of the place does not matter. */
bool glob_is_below(struct str place, struct str path);

#endif
