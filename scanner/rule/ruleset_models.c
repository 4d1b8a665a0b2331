/* SPDX-License-Identifier: MIT */
#include "rule/ruleset.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "rule/ruleset_impl.h"

void ruleset_add_pack_models(struct ruleset *ruleset, const struct rule_pack *pack)
{
    assert(ruleset->models.kinds.count == 0);
    for (uint32_t i = 0; i < pack->kind_count; i++) {
        VEC_PUSH(ruleset->arena, &ruleset->models.kinds, pack->kinds[i]);
    }
    for (int table = 0; table < MODEL_TABLES; table++) {
        const struct packed_rows *rows = &pack->tables[table];
        for (uint32_t i = 0; i < rows->count; i++) {
            VEC_PUSH(ruleset->arena, &ruleset->models.tables[table], rows->items[i]);
        }
    }
}

void ruleset_share_models(struct ruleset *ruleset, const struct ruleset *other)
{
    ruleset->models = other->models;
    /* No room is left, so what is added goes into copies. */
    ruleset->models.kinds.capacity = ruleset->models.kinds.count;
    for (int table = 0; table < MODEL_TABLES; table++) {
        struct model_rows *rows = &ruleset->models.tables[table];
        rows->capacity = rows->count;
    }
}

int ruleset_check_kinds(struct ruleset *ruleset, size_t first, struct err *err)
{
    for (size_t i = first; i < ruleset->models.kinds.count; i++) {
        const struct model_kind *kind = &ruleset->models.kinds.items[i];
        const struct rule rule = { .file = kind->file };
        struct spec_compiler compiler = ruleset_compiler(ruleset, &rule);
        compiler.maker.options = NULL;
        struct formula *formula = NULL;
        const int code = spec_compile(kind->spec, &compiler, &formula, err);
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

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

static void index_row(struct ruleset *ruleset, struct str callable, struct str type,
                      struct ranked *ranked)
{
    ranked->type.callable = intern_add(ruleset->words, callable);
    ranked->type.type = intern_add(ruleset->words, type);
}

/* Sorts them, and keeps the last one for each callable; "never" takes it out. */
static struct call_types finish(struct ruleset *ruleset, struct ranked *ranked,
                                size_t count)
{
    struct call_type *items = ARENA_ARRAY(ruleset->arena, count, struct call_type);
    struct call_types made = { .items = items };
    for (size_t i = 0; i < count; i++) {
        ranked[i].place = i;
    }
    if (count > 0) {
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    }
    const uint32_t never = intern_find(ruleset->words, STR("never"));
    for (size_t i = 0; i < count; i++) {
        const bool is_last =
            i + 1 == count || ranked[i + 1].type.callable != ranked[i].type.callable;
        if (is_last && (!never || ranked[i].type.type != never)) {
            items[made.count++] = ranked[i].type;
        }
    }
    return made;
}

/* The methods, and the classes that have such methods. */
static struct call_types index_keeps(struct ruleset *ruleset)
{
    const struct model_rows *rows = &ruleset->models.tables[MODEL_KEEPS];
    struct ranked *ranked = ARENA_ARRAY(ruleset->arena, 2 * rows->count, struct ranked);
    for (size_t i = 0; i < rows->count; i++) {
        const struct model_row *row = &rows->items[i];
        size_t dot = row->callable.len;
        while (dot > 0 && row->callable.ptr[dot - 1] != '.') {
            dot--;
        }
        const struct str class = str_slice(row->callable, 0, dot > 0 ? dot - 1 : 0);
        index_row(ruleset, row->callable, row->values[0], &ranked[2 * i]);
        index_row(ruleset, class, class, &ranked[2 * i + 1]);
    }
    return finish(ruleset, ranked, 2 * rows->count);
}

/* The reasons of optional results, or with how many arguments there are any. */
static struct call_types index_optional(struct ruleset *ruleset, uint32_t which)
{
    const struct model_rows *rows = &ruleset->models.tables[MODEL_OPTIONAL];
    struct ranked *ranked = ARENA_ARRAY(ruleset->arena, rows->count, struct ranked);
    for (size_t i = 0; i < rows->count; i++) {
        const struct model_row *row = &rows->items[i];
        const struct str none = STR("");
        index_row(ruleset, row->callable,
                  which < row->value_count ? row->values[which] : none, &ranked[i]);
    }
    return finish(ruleset, ranked, rows->count);
}

/* Of each callable itself, and with each method that closes what it returns. */
static struct call_types index_closables(struct ruleset *ruleset)
{
    const struct model_rows *rows = &ruleset->models.tables[MODEL_CLOSABLES];
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        count += 1 + rows->items[i].value_count;
    }
    struct ranked *ranked = ARENA_ARRAY(ruleset->arena, count, struct ranked);
    count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct model_row *row = &rows->items[i];
        const bool is_never = str_equal(row->values[0], STR("never"));
        index_row(ruleset, row->callable, is_never ? row->values[0] : row->callable,
                  &ranked[count++]);
        for (uint32_t v = 0; v < row->value_count; v++) {
            const struct str closed =
                str_format(ruleset->arena, "%.*s.%.*s", STR_ARGS(row->callable),
                           STR_ARGS(row->values[v]));
            index_row(ruleset, closed, row->callable, &ranked[count++]);
        }
    }
    return finish(ruleset, ranked, count);
}

/* The only value of each callable. */
static struct call_types index_table(struct ruleset *ruleset, enum model_table table)
{
    const struct model_rows *rows = &ruleset->models.tables[table];
    struct ranked *ranked = ARENA_ARRAY(ruleset->arena, rows->count, struct ranked);
    for (size_t i = 0; i < rows->count; i++) {
        const struct model_row *row = &rows->items[i];
        index_row(ruleset, row->callable, row->values[0], &ranked[i]);
    }
    return finish(ruleset, ranked, rows->count);
}

void ruleset_index_types(struct ruleset *ruleset)
{
    ruleset->keeps = index_keeps(ruleset);
    ruleset->closables = index_closables(ruleset);
    ruleset->borrows = index_table(ruleset, MODEL_BORROWS);
    ruleset->ends = index_table(ruleset, MODEL_ENDS);
    intern_add(ruleset->words, STR("*"));
    ruleset->types = index_table(ruleset, MODEL_RETURNS);
    ruleset->types.keeps = &ruleset->keeps;
    ruleset->types.closables = &ruleset->closables;
    ruleset->types.borrows = &ruleset->borrows;
    ruleset->types.ends = &ruleset->ends;
    ruleset->optional = index_optional(ruleset, 0);
    ruleset->optional_arguments = index_optional(ruleset, 1);
    ruleset->types.optional = &ruleset->optional;
    ruleset->types.arguments = &ruleset->optional_arguments;
}

const struct models *ruleset_models(const struct ruleset *ruleset)
{
    return &ruleset->models;
}

const struct call_types *ruleset_types(const struct ruleset *ruleset)
{
    return &ruleset->types;
}

struct intern *ruleset_file_words(struct ruleset *ruleset, struct arena *arena)
{
    ruleset_freeze(ruleset);
    return intern_new(arena, ruleset->words);
}
