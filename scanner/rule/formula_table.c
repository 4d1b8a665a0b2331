/* SPDX-License-Identifier: MIT */
#include "rule/formula_table.h"

#include <assert.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"

struct row {
    struct formula *formula;
    struct str text;
    const struct word_filter *words; /* NULL until asked for */
};

struct formula_table {
    struct arena *arena;
    struct intern *keys;
    uint32_t before;
    VEC(struct row) rows; /* by number - 1 - before */
};

struct formula_table *formula_table_new(struct arena *arena, uint32_t before)
{
    struct formula_table *table = ARENA_NEW(arena, struct formula_table);
    table->arena = arena;
    table->before = before;
    table->keys = intern_new(arena, NULL);
    return table;
}

struct formula *formula_table_find(const struct formula_table *table, struct str key)
{
    const uint32_t number = intern_find(table->keys, key);
    return number ? table->rows.items[number - 1].formula : NULL;
}

void formula_table_add(struct formula_table *table, struct str key,
                       struct formula *formula, struct str text)
{
    const uint32_t number = intern_add(table->keys, key);
    assert(number == table->rows.count + 1);
    formula->number = table->before + number;
    const struct row row = { .formula = formula, .text = text };
    VEC_PUSH(table->arena, &table->rows, row);
}

struct word_filter formula_table_words(struct formula_table *table,
                                       const struct formula *formula)
{
    struct row *row = &table->rows.items[formula->number - 1 - table->before];
    if (!row->words) {
        struct word_filter *words = ARENA_NEW(table->arena, struct word_filter);
        *words = formula_words(formula, table->arena);
        row->words = words;
    }
    return *row->words;
}

size_t formula_table_count(const struct formula_table *table)
{
    return table->rows.count;
}

const struct formula *formula_table_at(const struct formula_table *table, size_t index,
                                       struct str *text)
{
    *text = table->rows.items[index].text;
    return table->rows.items[index].formula;
}
