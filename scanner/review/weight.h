/* SPDX-License-Identifier: MIT
 *
 * Weights: how bad a finding is, for the cut of reports that hold too many; and the
 * boards by which a thread knows early that a finding cannot be among the worst, so that
 * memory stays bounded.
 */
#ifndef HUNKSCAN_REVIEW_WEIGHT_H
#define HUNKSCAN_REVIEW_WEIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "finding.h"

enum { WEIGHT_LEVELS = LEVEL_ERROR + 1, WEIGHT_SEVERITIES = 101 };

struct weight {
    unsigned level;    /* enum finding_level */
    unsigned severity; /* security severity in tenths, 0 to 100 */
};

/* The weight of a finding of `rule` with this level. */
struct weight weight_of(const struct rule_info *rule, enum finding_level level);

/* Negative where `a` is worse than `b`, 0 where equal. */
int weight_compare(struct weight a, struct weight b);

/* How many findings of each weight were admitted so far. */
struct weight_board {
    uint32_t admitted[WEIGHT_LEVELS][WEIGHT_SEVERITIES];
};

/* Notes a finding that follows, in report order, on all that were noted before. False if
 * at least `most` of those are as bad or worse: then it is not among the `most` worst,
 * and not noted. */
bool weight_board_admit(struct weight_board *board, struct weight weight, size_t most);

#endif
