/* SPDX-License-Identifier: MIT */
#include "match/formula_pack.h"

#include <assert.h>

#include "base/arena.h"
#include "base/err.h"
#include "match/comparison.h"
#include "match/generic.h"

struct unpacked_formulas formula_pack_open(const struct formula_pack *pack,
                                           struct arena *arena)
{
    return (struct unpacked_formulas){ pack, ARENA_ARRAY(arena, pack->count,
                                                         struct formula *) };
}

unsigned formula_regex_flags(const struct formula *formula)
{
    return formula->op == FORMULA_WHERE_REGEX ? REGEX_ANCHORED
                                              : REGEX_MULTILINE | REGEX_LARGE;
}

struct comparison_reading formula_comparison_reading(const struct formula *formula)
{
    const bool read = formula->where.strip || formula->where.base;
    return (struct comparison_reading){ read ? formula->metavariables[0] : 0,
                                        formula->where.strip, formula->where.base };
}

/* What it is made of besides numbers. All of it could be compiled at build time. */
static void unpack_text(const struct formula_pack *pack,
                        const struct packed_formula *packed, struct formula *formula,
                        const struct pattern_maker *maker, struct regexes *regexes)
{
    const struct str text = { pack->patterns->texts + packed->text, packed->text_length };
    const struct comparison_reading reading = formula_comparison_reading(formula);
    struct err err = { 0 };
    int code = 0;
    switch (formula->op) {
    case FORMULA_PATTERN:
        formula->pattern = pattern_unpack(pack->patterns, packed->pattern, maker);
        break;
    case FORMULA_GENERIC:
        code = generic_compile(maker, text, &formula->generic, &err);
        break;
    case FORMULA_WHERE_COMPARISON:
        code = comparison_compile(maker, text, &reading, &formula->comparison, &err);
        break;
    case FORMULA_REGEX:
    case FORMULA_NOT_REGEX:
    case FORMULA_WHERE_REGEX:
        formula->regex = regex_new_known(text, formula_regex_flags(formula));
        VEC_PUSH(maker->arena, regexes, formula->regex);
        break;
    default:
        break;
    }
    assert(code == 0);
    (void)code;
}

/* Recursion is bounded: a formula is no deeper than the rule it was written in. */
struct formula *formula_unpack(const struct unpacked_formulas *formulas, uint32_t number,
                               const struct pattern_maker *maker, struct regexes *regexes)
{
    const struct formula_pack *pack = formulas->pack;
    const struct packed_formula *packed = &pack->formulas[number - 1];
    struct formula *formula = formulas->made[number - 1];
    if (formula) {
        return formula;
    }
    formula = ARENA_NEW(maker->arena, struct formula);
    *formula = (struct formula){
        .op = packed->op,
        .number = number,
        .children = ARENA_ARRAY(maker->arena, packed->child_count, struct formula *),
        .child_count = packed->child_count,
        .metavariables = pack->patterns->numbers + packed->metavariable,
        .metavariable_count = packed->metavariable_count,
        .group_metavariables = pack->patterns->numbers + packed->group,
        .group_count = packed->group_count,
        .regex_words = packed->word_count ? pack->patterns->numbers + packed->word : NULL,
        .regex_word_count = packed->word_count,
        .where = packed->where,
        .types = pack->patterns->numbers + packed->type,
        .type_count = packed->type_count,
    };
    for (uint32_t i = 0; i < packed->child_count; i++) {
        formula->children[i] = formula_unpack(
            formulas, pack->patterns->numbers[packed->child + i], maker, regexes);
    }
    unpack_text(pack, packed, formula, maker, regexes);
    formulas->made[number - 1] = formula;
    return formula;
}

static uint32_t add_children(struct formula_tables *tables, const struct formula *formula)
{
    uint32_t *numbers = ARENA_ARRAY(tables->arena, formula->child_count, uint32_t);
    for (uint32_t i = 0; i < formula->child_count; i++) {
        numbers[i] = formula->children[i]->number;
    }
    return pattern_tables_add_numbers(&tables->patterns, numbers, formula->child_count);
}

void formula_pack_add(struct formula_tables *tables, const struct formula *formula,
                      struct str text)
{
    assert(formula->number == tables->formulas.count + 1);
    struct pattern_tables *patterns = &tables->patterns;
    const bool is_pattern = formula->op == FORMULA_PATTERN;
    const struct packed_formula packed = {
        .op = formula->op,
        .where = formula->where,
        .text = is_pattern ? 0 : pattern_tables_add_text(patterns, text),
        .text_length = is_pattern ? 0 : (uint32_t)text.len,
        .pattern = is_pattern ? pattern_pack_add(patterns, formula->pattern) : 0,
        .child = add_children(tables, formula),
        .child_count = formula->child_count,
        .metavariable = pattern_tables_add_numbers(patterns, formula->metavariables,
                                                   formula->metavariable_count),
        .metavariable_count = formula->metavariable_count,
        .type = pattern_tables_add_numbers(patterns, formula->types, formula->type_count),
        .type_count = formula->type_count,
        .group = pattern_tables_add_numbers(patterns, formula->group_metavariables,
                                            formula->group_count),
        .group_count = formula->group_count,
        .word = pattern_tables_add_numbers(patterns, formula->regex_words,
                                           formula->regex_word_count),
        .word_count = formula->regex_word_count,
    };
    VEC_PUSH(tables->arena, &tables->formulas, packed);
}
