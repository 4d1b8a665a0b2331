/* SPDX-License-Identifier: MIT
 *
 * Hunks as edits of bytes, for parsing one version from the other.
 */
#ifndef HUNKSCAN_REVIEW_TEXT_EDITS_H
#define HUNKSCAN_REVIEW_TEXT_EDITS_H

#include "syntax/parse.h"

struct arena;
struct hunks;
struct source;

/* What makes the new text into the old one, by the hunks from old to new; in `arena`. */
struct text_edits text_edits_to_old(const struct hunks *hunks, const struct source *new,
                                    const struct source *old, struct arena *arena);

#endif
