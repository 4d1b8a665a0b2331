/* SPDX-License-Identifier: MIT
 *
 * Traits: what callers of a function can notice of its body, read from its text without
 * parsing it: is it a coroutine or a generator, how many values does it return, may it
 * return None, what does it raise, what does it close. Good enough to tell edits that
 * nobody outside notices from those that are worth looking for callers; what is really
 * wrong is asked of both versions' trees.
 */
#ifndef HUNKSCAN_REVIEW_TRAITS_H
#define HUNKSCAN_REVIEW_TRAITS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* One version of a function: its text, apart at the colon of its header. */
struct traits_text {
    struct str name;
    struct str path;
    struct str header; /* from "async" or "def" on */
    struct str body;
    struct str file; /* the whole text, which the others are slices of */
};

/* What the new version does otherwise, in one sentence in `arena`; absent where callers
 * cannot notice anything. `*results`: it is about what the function gives. */
struct str traits_difference(const struct traits_text *old, const struct traits_text *now,
                             struct arena *arena, bool *results);

#endif
