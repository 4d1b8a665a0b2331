/* SPDX-License-Identifier: MIT
 *
 * What a formula without children finds: a pattern, a generic pattern or a regex. Inside
 * match/ only.
 */
#ifndef HUNKSCAN_MATCH_LEAF_H
#define HUNKSCAN_MATCH_LEAF_H

struct formula;
struct guards;
struct match;
struct range_list;
struct unit;

/* Appends its ranges in the file, or in what `start` (NULL allowed) is bound to; without
 * what the guards (NULL: none) do not admit. */
void leaf_find(const struct formula *formula, struct unit *unit,
               const struct match *start, const struct guards *guards,
               struct range_list *out);

#endif
