/* SPDX-License-Identifier: MIT
 *
 * Lines of code: a text's logical lines without blanks, comments and texts that stand
 * alone (documentation), read without parsing. So edits that leave the code as it was are
 * told from others. In `arena`.
 */
#ifndef HUNKSCAN_REVIEW_CODE_LINES_H
#define HUNKSCAN_REVIEW_CODE_LINES_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct hunks;

/* For each hunk between the two texts: whether what it is about is the same code in both.
 */
const bool *code_lines_same(struct str old_text, struct str new_text,
                            const struct hunks *hunks, struct arena *arena);

/* Whether both texts are the same code. */
bool code_lines_equal(struct str a, struct str b, struct arena *arena);

#endif
