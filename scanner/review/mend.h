/* SPDX-License-Identifier: MIT
 *
 * The edits that mend a finding, from its rule's fix.
 */
#ifndef HUNKSCAN_REVIEW_MEND_H
#define HUNKSCAN_REVIEW_MEND_H

#include <stddef.h>

struct analysis;
struct finding;
struct worker;

/* A raw finding that a reported one also stands for: same rule, same line. */
struct mend_also {
    size_t index;
    const struct mend_also *next;
};

/* Fills fix, fix_count and content_id of the finding from the raw finding `index` and
 * those it also stands for, in the worker's scratch arena. Where edits overlap the first
 * one stays. */
void mend_finding(const struct analysis *analysis, struct worker *worker, size_t index,
                  const struct mend_also *also, struct finding *finding);

#endif
