/* SPDX-License-Identifier: MIT
 *
 * metavariable-pattern: a formula evaluated within what a metavariable is bound to.
 * Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_WITHIN_H
#define HUNKSCAN_MATCH_WITHIN_H

struct formula;
struct match;
struct matches;
struct unit;

/* Fills the empty list `found` with `match` once for each way in which the child of
 * `filter` (FORMULA_WHERE_PATTERN) is found within the metavariable, each with what that
 * way binds. The bindings of `match` hold. Nothing where the metavariable is not bound.
 */
void within_find(const struct formula *filter, struct unit *unit,
                 const struct match *match, struct matches *found);

#endif
