/* SPDX-License-Identifier: MIT */
#include "rule/type_index.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "rule/models.h"

/* A row, and its place: the last of those for one callable counts. */
struct ranked {
    struct call_type type;
    size_t place;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    const int order =
        (a->type.callable > b->type.callable) - (a->type.callable < b->type.callable);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* What the rows of one table become: a list in the order in which they count. */
struct making {
    struct intern *words;
    struct arena *arena;
    VEC(struct ranked) ranked;
};

static void index_number(struct making *making, uint32_t callable, uint32_t type)
{
    const struct ranked row = { { callable, type }, making->ranked.count };
    VEC_PUSH(making->arena, &making->ranked, row);
}

static void index_row(struct making *making, struct str callable, struct str type)
{
    const uint32_t name = intern_add(making->words, callable);
    index_number(making, name, intern_add(making->words, type));
}

/* Sorts them, and keeps the last one for each callable; "never" takes it out. */
static struct call_types finish(struct making *making)
{
    struct ranked *ranked = making->ranked.items;
    const size_t count = making->ranked.count;
    struct call_type *items = ARENA_ARRAY(making->arena, count, struct call_type);
    struct call_types made = { .items = items };
    if (count > 0) {
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    }
    const uint32_t never = intern_find(making->words, STR("never"));
    for (size_t i = 0; i < count; i++) {
        const bool is_last =
            i + 1 == count || ranked[i + 1].type.callable != ranked[i].type.callable;
        if (is_last && (!never || ranked[i].type.type != never)) {
            items[made.count++] = ranked[i].type;
        }
    }
    return made;
}

/* The method, and the class that has such methods. */
static void index_keeps(struct making *making, const struct model_row *row)
{
    size_t dot = row->callable.len;
    while (dot > 0 && row->callable.ptr[dot - 1] != '.') {
        dot--;
    }
    const struct str class = str_slice(row->callable, 0, dot > 0 ? dot - 1 : 0);
    index_row(making, row->callable, row->values[0]);
    index_row(making, class, class);
}

/* The callable itself, and with each method that closes what it returns. */
static void index_closables(struct making *making, const struct model_row *row)
{
    if (str_equal(row->values[0], STR("never"))) {
        index_row(making, row->callable, row->values[0]);
        return;
    }
    index_row(making, row->callable, row->callable);
    for (uint32_t v = 0; v < row->value_count; v++) {
        const struct str closed =
            str_format(making->arena, "%.*s.%.*s", STR_ARGS(row->callable),
                       STR_ARGS(row->values[v]));
        index_row(making, closed, row->callable);
    }
}

/* The only value, or why a result is None. */
static void index_first(struct making *making, const struct model_row *row)
{
    index_row(making, row->callable, row->value_count > 0 ? row->values[0] : STR(""));
}

/* With how many arguments a result may be None. */
static void index_second(struct making *making, const struct model_row *row)
{
    index_row(making, row->callable, row->value_count > 1 ? row->values[1] : STR(""));
}

/* From which table of models each is made, and how. In the order in which their words are
 * numbered. */
static const struct {
    enum type_table table;
    enum model_table rows;
    void (*index)(struct making *making, const struct model_row *row);
} MAKERS[] = {
    { TYPES_KEEPS, MODEL_KEEPS, index_keeps },
    { TYPES_CLOSABLES, MODEL_CLOSABLES, index_closables },
    { TYPES_BORROWS, MODEL_BORROWS, index_first },
    { TYPES_ENDS, MODEL_ENDS, index_first },
    { TYPES_RETURNS, MODEL_RETURNS, index_first },
    { TYPES_OPTIONAL, MODEL_OPTIONAL, index_first },
    { TYPES_ARGUMENTS, MODEL_OPTIONAL, index_second },
};

static struct call_types make(struct making *making, const struct packed_types *known,
                              const struct model_rows *rows,
                              void (*index)(struct making *, const struct model_row *))
{
    if (known && rows->count == 0) {
        return (struct call_types){ .items = known->items, .count = known->count };
    }
    making->ranked.count = 0;
    for (uint32_t i = 0; known && i < known->count; i++) {
        index_number(making, known->items[i].callable, known->items[i].type);
    }
    for (size_t i = 0; i < rows->count; i++) {
        index(making, &rows->items[i]);
    }
    return finish(making);
}

void type_index_make(struct type_index *made, const struct packed_types *known,
                     const struct models *models, struct intern *words,
                     struct arena *arena)
{
    struct making making = { .words = words, .arena = arena };
    struct call_types *tables = made->tables;
    for (size_t i = 0; i < sizeof MAKERS / sizeof MAKERS[0]; i++) {
        const enum type_table table = MAKERS[i].table;
        tables[table] = make(&making, known ? &known[table] : NULL,
                             &models->tables[MAKERS[i].rows], MAKERS[i].index);
    }
    intern_add(words, STR("*"));
    tables[TYPES_RETURNS].keeps = &tables[TYPES_KEEPS];
    tables[TYPES_RETURNS].closables = &tables[TYPES_CLOSABLES];
    tables[TYPES_RETURNS].borrows = &tables[TYPES_BORROWS];
    tables[TYPES_RETURNS].ends = &tables[TYPES_ENDS];
    tables[TYPES_RETURNS].optional = &tables[TYPES_OPTIONAL];
    tables[TYPES_RETURNS].arguments = &tables[TYPES_ARGUMENTS];
}
