/* SPDX-License-Identifier: MIT
 *
 * Patterns compiled at build time, as tables of plain data that need no relocation: what
 * a rule set makes of its built-in patterns without parsing them again. The numbers of
 * words are those of the interner they were compiled with.
 */
#ifndef HUNKSCAN_MATCH_PATTERN_PACK_H
#define HUNKSCAN_MATCH_PATTERN_PACK_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "match/match_options.h"
#include "syntax/node.h"

struct arena;
struct pattern;

/* Where the parts of a pattern are in the tables: index of the first, and their number.
 */
struct packed_pattern {
    uint32_t text, text_length; /* as it was rewritten */
    uint32_t node, node_count;  /* marks have the same index */
    uint32_t variable, variable_count;
    uint32_t word, word_count;
    uint32_t root, shape, options;
};

struct packed_mark {
    uint16_t kind, module;
    uint32_t slot, dotted;
    uint32_t regex, regex_length; /* its pattern, in the texts */
};

struct pattern_pack {
    const struct packed_pattern *patterns;
    const char *texts;
    const struct node *nodes;
    const struct packed_mark *marks;
    const uint32_t *numbers; /* variables, words, and what formulas say in numbers */
    const struct match_options *options;
};

/* The tables being filled. */
struct pattern_tables {
    struct arena *arena;
    VEC(struct packed_pattern) patterns;
    VEC(char) texts;
    VEC(struct node) nodes;
    VEC(struct packed_mark) marks;
    VEC(uint32_t) numbers;
    VEC(struct match_options) options;
};

/* Adds numbers, or a text; returns the index of the first. */
uint32_t pattern_tables_add_numbers(struct pattern_tables *tables,
                                    const uint32_t *numbers, size_t count);
uint32_t pattern_tables_add_text(struct pattern_tables *tables, struct str text);

/* Adds a pattern; returns its index. */
uint32_t pattern_pack_add(struct pattern_tables *tables, const struct pattern *pattern);

#endif
