/* SPDX-License-Identifier: MIT */
#include "rule/ruleset.h"

#include <assert.h>

#include "base/arena.h"
#include "base/intern.h"
#include "rule/ruleset_impl.h"

/* The numbers of the pack's words are the set's, so it must have none yet. */
static void stand_on(struct ruleset *ruleset, const struct rule_pack *pack)
{
    assert(intern_count(ruleset->words) == 1);
    ruleset->pack = pack;
    ruleset->words = intern_new_packed(ruleset->arena, &pack->words);
    ruleset->unpacked = formula_pack_open(pack->formulas, ruleset->arena);
    ruleset->formulas = formula_table_new(ruleset->arena, pack->formulas->count);
}

void ruleset_add_pack_models(struct ruleset *ruleset, const struct rule_pack *pack)
{
    assert(ruleset->models.kinds.count == 0);
    stand_on(ruleset, pack);
    for (uint32_t i = 0; i < pack->kind_count; i++) {
        VEC_PUSH(ruleset->arena, &ruleset->models.kinds, pack->kinds[i]);
    }
}

void ruleset_share_models(struct ruleset *ruleset, const struct ruleset *other)
{
    if (other->pack) {
        stand_on(ruleset, other->pack);
    }
    ruleset->models = other->models;
    /* No room is left, so what is added goes into copies. */
    ruleset->models.kinds.capacity = ruleset->models.kinds.count;
    ruleset->models.modules.capacity = ruleset->models.modules.count;
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

void ruleset_index_types(struct ruleset *ruleset)
{
    const struct packed_types *known = ruleset->pack ? ruleset->pack->types : NULL;
    type_index_make(&ruleset->types, known, &ruleset->models, ruleset->words,
                    ruleset->arena);
}

const struct models *ruleset_models(const struct ruleset *ruleset)
{
    return &ruleset->models;
}

const struct call_types *ruleset_types(const struct ruleset *ruleset)
{
    return &ruleset->types.tables[TYPES_RETURNS];
}

struct intern *ruleset_file_words(struct ruleset *ruleset, struct arena *arena)
{
    ruleset_freeze(ruleset);
    return intern_new(arena, ruleset->words);
}
