/* SPDX-License-Identifier: MIT
 *
 * The distinct formulas of a rule set, by what they say: equal ones are compiled once,
 * have one number, and are evaluated once for a file (match/results.h). Belongs to one
 * thread at a time.
 */
#ifndef HUNKSCAN_RULE_FORMULA_TABLE_H
#define HUNKSCAN_RULE_FORMULA_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "match/formula.h"

struct arena;
struct formula_table;

/* An empty table in `arena`, whose numbers begin after `before`: those up to it are
 * others' (match/formula_pack.h). */
struct formula_table *formula_table_new(struct arena *arena, uint32_t before);

/* The formula that was added under `key`, or NULL. */
struct formula *formula_table_find(const struct formula_table *table, struct str key);

/* Adds a formula under a key that has none yet, and gives it its number. The key must say
 * all that decides what the formula matches; it is copied. `text` is what the formula was
 * compiled from, if it has a text; it is kept. */
void formula_table_add(struct formula_table *table, struct str key,
                       struct formula *formula, struct str text);

/* How many formulas are in the table; one of them, by number, with its text. */
size_t formula_table_count(const struct formula_table *table);
const struct formula *formula_table_at(const struct formula_table *table, size_t index,
                                       struct str *text);

/* The words a file must have for a formula of the table, worked out once for each. */
struct word_filter formula_table_words(struct formula_table *table,
                                       const struct formula *formula);

#endif
