/* SPDX-License-Identifier: MIT
 *
 * Guards: filters of a conjunction that its patterns already ask while they search. What
 * such a filter would drop in the end is not even recorded, so that `$X.$M(...)` beside a
 * metavariable-regex on $M costs little in a file full of calls. A filter is a guard if
 * only one of the conjunction's conditions binds its metavariable: then the binding that
 * the pattern finds is the one that the filter would see. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_GUARD_H
#define HUNKSCAN_MATCH_GUARD_H

#include <stdbool.h>
#include <stdint.h>

struct binding;
struct formula;
struct unit;

enum { MOST_GUARDS = 8 };

/* The guards of a conjunction, and those of the ones around it. */
struct guards {
    const struct guards *outer; /* NULL: none */
    const struct formula *filters[MOST_GUARDS];
    uint32_t count;
};

/* Finds the guards among the children of a FORMULA_ALL; more than MOST_GUARDS are left to
 * be filters only. */
void guards_find(struct guards *guards, const struct formula *all);

/* Whether a guard is on a metavariable that the formula binds. */
bool guards_concern(const struct guards *guards, const struct formula *formula);

/* Whether unit->guards let a pattern's metavariable be bound so. */
bool guards_admit(struct unit *unit, const struct binding *binding);

#endif
