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

void ruleset_index_types(struct ruleset *ruleset)
{
    const struct model_rows *rows = &ruleset->models.tables[MODEL_RETURNS];
    struct ranked *ranked = ARENA_ARRAY(ruleset->arena, rows->count, struct ranked);
    struct call_type *items = ARENA_ARRAY(ruleset->arena, rows->count, struct call_type);
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct model_row *row = &rows->items[i];
        ranked[i].place = i;
        ranked[i].type.callable = intern_add(ruleset->words, row->callable);
        ranked[i].type.type = intern_add(ruleset->words, row->values[0]);
    }
    if (rows->count > 0) {
        qsort(ranked, rows->count, sizeof *ranked, compare_ranked);
    }
    for (size_t i = 0; i < rows->count; i++) {
        if (i + 1 == rows->count ||
            ranked[i + 1].type.callable != ranked[i].type.callable) {
            items[count++] = ranked[i].type;
        }
    }
    ruleset->types = (struct call_types){ items, count };
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
