/* SPDX-License-Identifier: MIT
 *
 * Wrapping: whether lines that a hunk changes say anything else than before, or are only
 * wrapped otherwise. Text is compared without blanks, line breaks, comments and the kind
 * of quotes.
 */
#ifndef HUNKSCAN_REVIEW_WRAPPING_H
#define HUNKSCAN_REVIEW_WRAPPING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Whether line `line` (0: the first) of one side of a hunk belongs to what the sides
 * have in common at their start or end. Where it begins or ends the other side's line
 * does so, too, or a bracket is open: "y = f(x)" is not the same as "f(x)". */
bool wrapping_is_same(struct str own, struct str other, uint32_t line);

#endif
