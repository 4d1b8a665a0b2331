/* SPDX-License-Identifier: MIT
 *
 * Edits of one text together: which can be made at the same time, and making them.
 */
#ifndef HUNKSCAN_RULE_EDITS_H
#define HUNKSCAN_RULE_EDITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "finding.h"

struct arena;
struct buf;

/* Edits that do not overlap, ordered by place. */
VEC_OF(edits, struct fix_edit);

/* Adds a fix's edits, all or none: false where one of them overlaps with one that is
 * there, or is an insertion that touches one. */
bool edits_add(struct edits *edits, const struct fix_edit *fix, uint32_t count,
               struct arena *arena);

/* Appends the text with the edits made. */
void edits_make(const struct edits *edits, struct str text, struct buf *out);

#endif
