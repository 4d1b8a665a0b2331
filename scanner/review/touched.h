/* SPDX-License-Identifier: MIT
 *
 * Touched: which functions of a file a change can have an effect on, so that a base is
 * not analysed for findings that are certain to be old.
 */
#ifndef HUNKSCAN_REVIEW_TOUCHED_H
#define HUNKSCAN_REVIEW_TOUCHED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

struct analysis;
struct arena;
struct old_version;

/* An outermost function, with its decorators: git lines first..last. */
struct touched_function {
    uint32_t from, to; /* bytes */
    uint32_t first, last;
    uint32_t margin; /* bytes before its first line's code */
    bool touched;    /* a line in it was added or deleted */
};

struct touched {
    VEC(struct touched_function) functions; /* in text order */
    bool outside; /* code outside of functions was added or deleted, new functions left
                     out */
};

/* Of one base; in `arena`. */
struct touched touched_by(const struct analysis *analysis, const struct old_version *old,
                          struct arena *arena);

/* Whether raw finding `index` can be new: false where it depends on nothing but a
 * function that was not touched, and on what stands outside of functions. */
bool touched_has(const struct touched *touched, const struct analysis *analysis,
                 size_t index);

#endif
