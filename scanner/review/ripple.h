/* SPDX-License-Identifier: MIT
 *
 * Ripple: which functions of a file a change of it can have an effect on, or be told of
 * by; only those need be run by the flow rules. Both versions are asked in the same way,
 * so that what is left out of one is left out of the other. In the file's arena.
 */
#ifndef HUNKSCAN_REVIEW_RIPPLE_H
#define HUNKSCAN_REVIEW_RIPPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct altered_names;
struct arena;
struct hunks;
struct old_version;
struct source;
struct tree;
struct unit_focus;

VEC_OF(ripple_words, struct str);
VEC_OF(ripple_lines, uint32_t); /* git lines */

/* What both versions have to know of the change. */
struct ripple {
    bool everything;              /* it may have an effect on any code of the file */
    bool outside;                 /* code outside of functions changed */
    struct ripple_words touched;  /* dotted names of functions whose code changed */
    struct ripple_words reworded; /* of functions in which other text changed */
    struct ripple_words changed;  /* names by which what changed is known */
    struct ripple_words classes;  /* dotted names of classes in which something changed */
};

/* One version of the file. */
struct ripple_side {
    const struct tree *tree;
    const struct source *source;
    struct arena *arena;
};

/* Takes into account what the change did to other files than the one with that path. */
void ripple_add_altered(struct ripple *ripple, const struct altered_names *altered,
                        struct str path, struct arena *arena);

/* Of the new version against its old ones; NULL: all of it. Fills in the ripple. */
const struct unit_focus *ripple_of_new(struct ripple *ripple,
                                       const struct ripple_side *side,
                                       const struct old_version *old, size_t old_count);

/* What of an old version is asked for otherwise than the change tells. */
struct ripple_request {
    struct ripple_lines also; /* functions with these are run, too */
    struct ripple_lines only; /* if there are any: only functions with these are run */
    const bool *same_code;    /* by hunk: it changed no code */
};

/* The same of an old version, whose hunks lead to the new one. */
const struct unit_focus *ripple_of_old(const struct ripple *ripple,
                                       const struct ripple_side *side,
                                       const struct hunks *hunks,
                                       const struct ripple_request *request);

#endif
