/* SPDX-License-Identifier: MIT
 *
 * A finding's fix as reports for people show it: the lines it touches, as they are after
 * it.
 */
#ifndef HUNKSCAN_SARIF_EDIT_TEXT_H
#define HUNKSCAN_SARIF_EDIT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct finding;

/* Lines first…last become the text; `removed`: they go. */
struct edit_text {
    uint32_t first, last;
    bool removed;
};

/* The next lines that the fix changes, from the edit *at on (0 at the start; moves).
 * Their new text replaces what `text` holds; where the finding's frame does not show the
 * lines, it is what is put in alone. False when there are no more. */
bool edit_text_next(const struct finding *finding, uint32_t *at, struct edit_text *lines,
                    struct buf *text);

#endif
