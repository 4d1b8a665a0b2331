/* SPDX-License-Identifier: MIT
 *
 * Lists of matches as sets of ranges. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_RANGES_H
#define HUNKSCAN_MATCH_RANGES_H

#include <stdbool.h>
#include <stdint.h>

struct match;
struct matches;

/* Orders by (from, to, bindings) and drops duplicates; in place. */
void ranges_sort(struct matches *matches);

/* Whether `inner` lies in `outer` (or is equal). */
bool ranges_within(const struct match *inner, const struct match *outer);

#endif
