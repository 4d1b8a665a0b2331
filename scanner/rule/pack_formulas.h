/* SPDX-License-Identifier: MIT
 *
 * The formulas of a pack, as C text. Used by the build tool only.
 */
#ifndef HUNKSCAN_RULE_PACK_FORMULAS_H
#define HUNKSCAN_RULE_PACK_FORMULAS_H

#include <stdint.h>

struct arena;
struct buf;
struct formula_table;
struct rule;

/* Appends the number of a rule's formula, or of each of its parts' (0 of one with a
 * table), each with a comma; returns how many. */
uint32_t pack_formulas_add_rule(struct buf *out, const struct rule *rule);

/* Appends the tables of match/formula_pack.h, filled with all formulas of `table`, and
 * `formulas`, a struct formula_pack. */
void pack_formulas_write(const struct formula_table *table, struct arena *arena,
                         struct buf *out);

#endif
