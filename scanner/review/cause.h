/* SPDX-License-Identifier: MIT
 *
 * Causes: which changed line is to blame for a finding whose own lines are old, and how
 * that is said in a sentence. What is likely: lines that mention what the finding is
 * about, in the same definition, and lines by which control or a name comes or goes.
 */
#ifndef HUNKSCAN_REVIEW_CAUSE_H
#define HUNKSCAN_REVIEW_CAUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding.h"
#include "review/frame.h"

struct arena;
struct placing;

struct cause {
    enum finding_class class;
    struct span place; /* an added piece of the new version to point at; empty if none */
    struct str why;    /* one sentence; absent if nothing is to blame */
};

/* Of one that an added piece of the new version brought about. */
struct cause cause_of_added(const struct placing *placing, struct span piece,
                            struct arena *arena);

/* Of a finding that has no added line. In `arena`. */
struct cause cause_of_exposed(const struct placing *placing, size_t index,
                              struct arena *arena);

/* Whether the added git lines first..last were in their hunks before as well: they were
 * only re-indented, or wrapped otherwise. For finding `index`. */
bool cause_is_echo(const struct placing *placing, size_t index, uint32_t first,
                   uint32_t last);

#endif
