/* SPDX-License-Identifier: MIT
 *
 * A finding's fix as reports for people show it: the lines it touches, as they are after
 * it.
 */
#ifndef HUNKSCAN_SARIF_EDIT_TEXT_H
#define HUNKSCAN_SARIF_EDIT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct buf;
struct finding;

/* Lines first…last become the text; `removed`: they go. */
struct edit_text {
    uint32_t first, last;
    bool removed;
};

/* The line as it is before the fix; false where neither the finding's frame nor its edits
 * hold it. */
bool edit_text_old_line(const struct finding *finding, uint32_t line, struct str *text);

/* The next lines that the fix changes, from the edit *at on (0 at the start; moves).
 * Their new text replaces what `text` holds; where their old text is not known, it is
 * what is put in alone. False when there are no more. */
bool edit_text_next(const struct finding *finding, uint32_t *at, struct edit_text *lines,
                    struct buf *text);

#endif
