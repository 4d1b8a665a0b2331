/* SPDX-License-Identifier: MIT
 *
 * Filters: conditions on what a match's metavariables are bound to (metavariable-regex
 * and the like). Each decides on each range alone; metavariable-pattern also adds what it
 * binds. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_FILTER_H
#define HUNKSCAN_MATCH_FILTER_H

#include <stdbool.h>

struct binding;
struct formula;
struct range_list;
struct unit;

/* Whether the formula is a filter (FORMULA_WHERE_…). */
bool filter_is(const struct formula *formula);

/* Whether a metavariable-regex lets its metavariable be bound so. */
bool filter_admits(const struct formula *regex, struct unit *unit,
                   const struct binding *binding);

/* Keeps of the ranges those for which the filter holds; in place. A range that does not
 * bind the metavariable goes. */
void filter_apply(const struct formula *filter, struct unit *unit,
                  struct range_list *ranges);

#endif
