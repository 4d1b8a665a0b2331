/* SPDX-License-Identifier: MIT
 *
 * Notices: what was not analysed and why, said in every report. A notice with level
 * `incomplete` makes the run end with exit code 3; one with level `note` only informs.
 */
#ifndef HUNKSCAN_BASE_NOTICE_H
#define HUNKSCAN_BASE_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;

enum notice_level { NOTICE_NOTE, NOTICE_INCOMPLETE };

struct notice {
    enum notice_level level;
    const char *id;  /* stable slug of its kind, e.g. "missing-object"; static storage */
    struct str path; /* repository-relative, absent where no file is meant */
    uint32_t line;   /* 1-based; 0 where no line is meant */
    struct str text; /* one sentence: what and why, ending with a period */
};

VEC_OF(notices, struct notice);

/* Appends a notice; path and text are copied into `arena`. */
void notices_add(struct notices *notices, struct arena *arena, struct notice notice);

/* Whether one of them makes the run incomplete. */
bool notices_incomplete(const struct notices *notices);

/* Puts them into report order (path, line, id, text), equal ones once. */
void notices_sort(struct notices *notices);

#endif
