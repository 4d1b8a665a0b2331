/* SPDX-License-Identifier: MIT */
#include "rule/formula_table.h"

#include <assert.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"

struct row {
    struct formula *formula;
    const struct word_filter *words; /* NULL until asked for */
};

struct formula_table {
    struct arena *arena;
    struct intern *keys;
    VEC(struct row) rows; /* by number - 1 */
};

struct formula_table *formula_table_new(struct arena *arena)
{
    struct formula_table *table = ARENA_NEW(arena, struct formula_table);
    table->arena = arena;
    table->keys = intern_new(arena, NULL);
    return table;
}

struct formula *formula_table_find(const struct formula_table *table, struct str key)
{
    const uint32_t number = intern_find(table->keys, key);
    return number ? table->rows.items[number - 1].formula : NULL;
}

void formula_table_add(struct formula_table *table, struct str key,
                       struct formula *formula)
{
    formula->number = intern_add(table->keys, key);
    assert(formula->number == table->rows.count + 1);
    VEC_PUSH(table->arena, &table->rows, (struct row){ .formula = formula });
}

struct word_filter formula_table_words(struct formula_table *table,
                                       const struct formula *formula)
{
    struct row *row = &table->rows.items[formula->number - 1];
    if (!row->words) {
        struct word_filter *words = ARENA_NEW(table->arena, struct word_filter);
        *words = formula_words(formula, table->arena);
        row->words = words;
    }
    return *row->words;
}
