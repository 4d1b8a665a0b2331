/* SPDX-License-Identifier: MIT
 *
 * A unified diff of two versions of a file, as `git diff` shows it, for people: what
 * could act on a terminal is escaped (visible.h). Where there is no such thing it is a
 * patch.
 */
#ifndef HUNKSCAN_CLI_UNIFIED_H
#define HUNKSCAN_CLI_UNIFIED_H

#include "base/str.h"

struct arena;
struct buf;

/* Appends it; nothing where the texts are equal. `arena` is for work. */
void unified_add(struct str path, struct str old_text, struct str new_text,
                 struct arena *arena, struct buf *out);

#endif
