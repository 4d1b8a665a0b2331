/* SPDX-License-Identifier: MIT
 *
 * A finding's fix as a diff: the lines it touches, before and after. Texts are views of
 * the finding or live in the arena.
 */
#ifndef HUNKSCAN_SARIF_FIX_DIFF_H
#define HUNKSCAN_SARIF_FIX_DIFF_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct finding;

enum fix_diff_sign { FIX_DIFF_SAME, FIX_DIFF_OLD, FIX_DIFF_NEW };

struct fix_diff_line {
    enum fix_diff_sign sign;
    uint32_t line;   /* before the fix; of a new line: the one whose place it takes */
    struct str text; /* without its break; an ellipsis for old lines that are not known */
};

VEC_OF(fix_diff_lines, struct fix_diff_line);

/* Appends all lines of the finding's fix; nothing where it has none. */
void fix_diff_add(const struct finding *finding, struct arena *arena,
                  struct fix_diff_lines *lines);

#endif
