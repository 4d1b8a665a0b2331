/* SPDX-License-Identifier: MIT
 *
 * Specifications as tables of plain data that need no relocation, written at build time
 * (pack_specs.h): what a rule set makes of those of its built-in rules when it needs
 * them.
 */
#ifndef HUNKSCAN_RULE_SPEC_PACK_H
#define HUNKSCAN_RULE_SPEC_PACK_H

#include <stdint.h>

#include "match/formula.h"

struct arena;
struct formula_spec;

/* A text; absent: length is SPEC_PACK_ABSENT. */
struct packed_text {
    uint32_t at, length;
};
#define SPEC_PACK_ABSENT UINT32_MAX

/* As struct formula_spec, with indexes: of the first name (metavariables, then types), of
 * the first child; of FORMULA_KIND the kind's number instead. */
struct packed_spec {
    enum formula_op op;
    struct packed_text text;
    uint32_t name, metavariable_count, type_count;
    struct where where;
    uint32_t child, child_count;
    uint32_t line, column, packed;
};

struct spec_pack {
    const struct packed_spec *specs;
    const struct packed_text *names;
    const char *texts;
    const uint32_t *kinds; /* which specification each kind is */
    uint32_t kind_count;
};

/* Those of kinds that were made, by number; NULL: not yet. */
struct unpacked_kinds {
    const struct formula_spec **items;
    struct arena *arena;
};

/* Specification `index` with all that it is made of, in the arena of `kinds`; texts are
 * the pack's. */
const struct formula_spec *spec_unpack(const struct spec_pack *pack, uint32_t index,
                                       struct unpacked_kinds *kinds);

/* Likewise that of a kind, which is made once. */
const struct formula_spec *spec_unpack_kind(const struct spec_pack *pack, uint32_t kind,
                                            struct unpacked_kinds *kinds);

#endif
