/* SPDX-License-Identifier: MIT */
#include "rule/spec_pack.h"

#include "base/arena.h"
#include "rule/spec.h"

static struct str text_of(const struct spec_pack *pack, struct packed_text packed)
{
    return packed.length == SPEC_PACK_ABSENT
               ? (struct str){ NULL, 0 }
               : (struct str){ pack->texts + packed.at, packed.length };
}

static const struct str *names_of(const struct spec_pack *pack, uint32_t first,
                                  uint32_t count, struct arena *arena)
{
    if (count == 0) {
        return NULL;
    }
    struct str *names = ARENA_ARRAY(arena, count, struct str);
    for (uint32_t i = 0; i < count; i++) {
        names[i] = text_of(pack, pack->names[first + i]);
    }
    return names;
}

static const struct formula_spec *unpack(const struct spec_pack *pack, uint32_t first,
                                         uint32_t count, struct unpacked_kinds *kinds);

static const struct formula_spec *children_of(const struct spec_pack *pack,
                                              const struct packed_spec *packed,
                                              struct unpacked_kinds *kinds)
{
    if (packed->child_count == 0) {
        return NULL;
    }
    return packed->op == FORMULA_KIND
               ? spec_unpack_kind(pack, packed->child, kinds)
               : unpack(pack, packed->child, packed->child_count, kinds);
}

/* `count` of them, and those below. */
static const struct formula_spec *unpack(const struct spec_pack *pack, uint32_t first,
                                         uint32_t count, struct unpacked_kinds *kinds)
{
    struct arena *arena = kinds->arena;
    struct formula_spec *specs = ARENA_ARRAY(arena, count, struct formula_spec);
    for (uint32_t i = 0; i < count; i++) {
        const struct packed_spec *packed = &pack->specs[first + i];
        specs[i] = (struct formula_spec){
            .op = packed->op,
            .text = text_of(pack, packed->text),
            .metavariables =
                names_of(pack, packed->name, packed->metavariable_count, arena),
            .metavariable_count = packed->metavariable_count,
            .types = names_of(pack, packed->name + packed->metavariable_count,
                              packed->type_count, arena),
            .type_count = packed->type_count,
            .where = packed->where,
            .children = children_of(pack, packed, kinds),
            .child_count = packed->child_count,
            .line = packed->line,
            .column = packed->column,
            .packed = packed->packed,
        };
    }
    return specs;
}

const struct formula_spec *spec_unpack(const struct spec_pack *pack, uint32_t index,
                                       struct unpacked_kinds *kinds)
{
    return unpack(pack, index, 1, kinds);
}

const struct formula_spec *spec_unpack_kind(const struct spec_pack *pack, uint32_t kind,
                                            struct unpacked_kinds *kinds)
{
    if (!kinds->items[kind]) {
        kinds->items[kind] = spec_unpack(pack, pack->kinds[kind], kinds);
    }
    return kinds->items[kind];
}
