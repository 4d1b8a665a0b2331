/* SPDX-License-Identifier: MIT
 *
 * Lists of matches as sets of ranges, and how they lie in each other. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_RANGES_H
#define HUNKSCAN_MATCH_RANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "match/pattern.h"

struct unit;

/* A match, and whether it only says where to look (pattern-inside). */
struct range {
    struct match match;
    bool inside;
    bool dropped; /* by the visitor of a walk; ranges_sweep takes it out */
};
VEC_OF(range_list, struct range);

/* Orders matches by (from, to, bindings) and drops duplicates; in place. */
void ranges_sort(struct matches *matches);

/* Appends a match to a list. */
void ranges_add(struct unit *unit, struct range_list *list, struct match match,
                bool inside);

/* Calls `visit` for each pair in which the inner range lies in the outer one or is equal
 * to it. Both lists get sorted. Costs a step of the unit's budget for each pair looked
 * at; stops when it is spent. */
typedef void (*ranges_visit)(void *context, struct range *inner, struct range *outer);
void ranges_pairs(struct unit *unit, struct range_list *inner, struct range_list *outer,
                  ranges_visit visit, void *context);

/* Takes out what is marked as dropped. */
void ranges_sweep(struct range_list *list);

/* What both lists say: of two ranges that lie in each other the contained one, with both
 * bindings. A range that only says where to look survives only against another such. */
struct range_list ranges_intersect(struct unit *unit, struct range_list *a,
                                   struct range_list *b);

/* Whether two ranges are the same bytes. */
bool ranges_equal(const struct match *a, const struct match *b);

#endif
