/* SPDX-License-Identifier: MIT
 *
 * The distinct formulas of a rule set, by what they say: equal ones are compiled once,
 * have one number, and are evaluated once for a file (match/results.h). Belongs to one
 * thread at a time.
 */
#ifndef HUNKSCAN_RULE_FORMULA_TABLE_H
#define HUNKSCAN_RULE_FORMULA_TABLE_H

#include "base/str.h"
#include "match/formula.h"

struct arena;
struct formula_table;

/* An empty table in `arena`. */
struct formula_table *formula_table_new(struct arena *arena);

/* The formula that was added under `key`, or NULL. */
struct formula *formula_table_find(const struct formula_table *table, struct str key);

/* Adds a formula under a key that has none yet, and gives it its number. The key must say
 * all that decides what the formula matches; it is copied. */
void formula_table_add(struct formula_table *table, struct str key,
                       struct formula *formula);

/* The words a file must have for a formula of the table, worked out once for each. */
struct word_filter formula_table_words(struct formula_table *table,
                                       const struct formula *formula);

#endif
