/* SPDX-License-Identifier: MIT
 *
 * Formulas compiled at build time, as tables of plain data that need no relocation: what
 * a rule set makes of the formulas of its built-in rules when it needs them. They keep
 * the numbers they had then; so do words.
 */
#ifndef HUNKSCAN_MATCH_FORMULA_PACK_H
#define HUNKSCAN_MATCH_FORMULA_PACK_H

#include <stdint.h>

#include "base/regex.h"
#include "base/str.h"
#include "base/vec.h"
#include "match/formula.h"
#include "match/pattern_pack.h"

struct arena;
struct comparison_reading;

/* As struct formula. Of a list: where its first one is in the patterns' numbers, and how
 * many there are; texts are among theirs, too. Children are formulas by number. */
struct packed_formula {
    enum formula_op op;
    struct where where;
    uint32_t text, text_length; /* of a regex, comparison or generic pattern */
    uint32_t pattern;           /* FORMULA_PATTERN: its index */
    uint32_t child, child_count;
    uint32_t metavariable, metavariable_count;
    uint32_t type, type_count;
    uint32_t group, group_count;
    uint32_t word, word_count; /* regex_words */
};

struct formula_pack {
    const struct pattern_pack *patterns;
    const struct packed_formula *formulas; /* by number - 1 */
    uint32_t count;
};

/* The formulas that were made of a pack. */
struct unpacked_formulas {
    const struct formula_pack *pack;
    struct formula **made; /* by number - 1; NULL: not yet */
};

/* None yet. */
struct unpacked_formulas formula_pack_open(const struct formula_pack *pack,
                                           struct arena *arena);

/* The formula of that number, in maker->arena, made with those below it when it is first
 * asked for. What it says stays in the pack, which must outlive it; maker->words must
 * count as the pack does. Regexes made are appended to `regexes`; their owner frees them.
 */
struct formula *formula_unpack(const struct unpacked_formulas *formulas, uint32_t number,
                               const struct pattern_maker *maker,
                               struct regexes *regexes);

/* What the regex of a formula is compiled with: enum regex_flags. */
unsigned formula_regex_flags(const struct formula *formula);

/* How its comparison reads a metavariable. */
struct comparison_reading formula_comparison_reading(const struct formula *formula);

/* The tables being filled. */
struct formula_tables {
    struct arena *arena;
    struct pattern_tables patterns;
    VEC(struct packed_formula) formulas;
};

/* Adds the formula with the next number. `text` is what it was compiled from, of those
 * that have a text. */
void formula_pack_add(struct formula_tables *tables, const struct formula *formula,
                      struct str text);

#endif
