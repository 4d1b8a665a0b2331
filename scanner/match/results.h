/* SPDX-License-Identifier: MIT
 *
 * What formulas found in a file, kept for the next rule that holds an equal one. A rule
 * must find the same whichever rules ran before it: so what is kept costs a rule as many
 * steps as finding it again would, and where its budget would not last it is found again.
 * Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_RESULTS_H
#define HUNKSCAN_MATCH_RESULTS_H

#include <stdbool.h>
#include <stdint.h>

#include "match/ranges.h"

struct unit;

/* How things stood before a formula was evaluated. */
struct results_start {
    uint64_t steps_left;
    bool limit_hit;
};

/* The ranges kept under a formula's number, in a list of the caller's own; false if there
 * are none that hold for the budget left. Number 0 has none. */
bool results_find(struct unit *unit, uint32_t number, struct range_list *ranges);

/* To be called before a formula is evaluated whose result shall be kept. */
struct results_start results_begin(struct unit *unit);

/* Keeps a copy of what was found since `start`. The ranges must be those of the whole
 * file without bindings from outside. */
void results_keep(struct unit *unit, uint32_t number, const struct results_start *start,
                  const struct range_list *ranges);

#endif
