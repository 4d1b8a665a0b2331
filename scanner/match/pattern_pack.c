/* SPDX-License-Identifier: MIT */
#include "match/pattern_pack.h"

#include <assert.h>

#include "base/arena.h"
#include "base/regex.h"
#include "match/compiled.h"
#include "match/pattern.h"
#include "syntax/source.h"
#include "syntax/tree.h"

static const struct regex *unpack_regex(const struct pattern_pack *pack,
                                        const struct packed_mark *packed,
                                        struct arena *arena)
{
    const struct str text = { pack->texts + packed->regex, packed->regex_length };
    char why[1] = "";
    const struct regex *regex =
        packed->regex_length ? regex_new_in(arena, text, 0, why, sizeof why) : NULL;
    assert(regex || !packed->regex_length); /* it could be compiled at build time */
    return regex;
}

static const struct mark *unpack_marks(const struct pattern_pack *pack, uint32_t first,
                                       uint32_t count, struct arena *arena)
{
    struct mark *marks = ARENA_ARRAY(arena, count, struct mark);
    for (uint32_t i = 0; i < count; i++) {
        const struct packed_mark *packed = &pack->marks[first + i];
        marks[i] = (struct mark){ .kind = (enum mark_kind)packed->kind,
                                  .slot = packed->slot,
                                  .dotted = packed->dotted,
                                  .regex = unpack_regex(pack, packed, arena),
                                  .module = packed->module != 0 };
    }
    return marks;
}

struct pattern *pattern_unpack(const struct pattern_pack *pack, uint32_t index,
                               const struct pattern_maker *maker)
{
    const struct packed_pattern *packed = &pack->patterns[index];
    struct pattern *pattern = ARENA_NEW(maker->arena, struct pattern);
    struct source *source = ARENA_NEW(maker->arena, struct source);
    struct tree *tree = ARENA_NEW(maker->arena, struct tree);
    const struct str text = { pack->texts + packed->text, packed->text_length };
    *source = source_init(maker->arena, STR(""), text);
    *tree = (struct tree){ .source = source,
                           .names = maker->words,
                           .nodes = pack->nodes + packed->node,
                           .count = packed->node_count };
    *pattern = (struct pattern){
        .options = pack->options[packed->options],
        .tree = tree,
        .marks = unpack_marks(pack, packed->node, tree->count, maker->arena),
        .shape = (enum shape)packed->shape,
        .root = packed->root,
        .variables = pack->numbers + packed->variable,
        .variable_count = packed->variable_count,
        .words = pack->numbers + packed->word,
        .word_count = packed->word_count,
    };
    return pattern;
}

uint32_t pattern_tables_add_numbers(struct pattern_tables *tables,
                                    const uint32_t *numbers, size_t count)
{
    const uint32_t first = (uint32_t)tables->numbers.count;
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(tables->arena, &tables->numbers, numbers[i]);
    }
    return first;
}

uint32_t pattern_tables_add_text(struct pattern_tables *tables, struct str text)
{
    const uint32_t first = (uint32_t)tables->texts.count;
    for (size_t i = 0; i < text.len; i++) {
        VEC_PUSH(tables->arena, &tables->texts, text.ptr[i]);
    }
    return first;
}

static uint32_t add_options(struct pattern_tables *tables,
                            const struct match_options *options)
{
    uint32_t index = 0;
    while (index < tables->options.count &&
           !match_options_equal(&tables->options.items[index], options)) {
        index++;
    }
    if (index == tables->options.count) {
        VEC_PUSH(tables->arena, &tables->options, *options);
    }
    return index;
}

static void add_marks(struct pattern_tables *tables, const struct pattern *pattern)
{
    for (uint32_t i = 0; i < pattern->tree->count; i++) {
        const struct mark *mark = &pattern->marks[i];
        const struct str regex = mark->regex ? regex_pattern(mark->regex) : STR("");
        const struct packed_mark packed = { .kind = (uint16_t)mark->kind,
                                            .module = mark->module,
                                            .slot = mark->slot,
                                            .dotted = mark->dotted,
                                            .regex =
                                                pattern_tables_add_text(tables, regex),
                                            .regex_length = (uint32_t)regex.len };
        VEC_PUSH(tables->arena, &tables->nodes, pattern->tree->nodes[i]);
        VEC_PUSH(tables->arena, &tables->marks, packed);
    }
}

uint32_t pattern_pack_add(struct pattern_tables *tables, const struct pattern *pattern)
{
    const struct str text = pattern->tree->source->text;
    const struct packed_pattern packed = {
        .text = pattern_tables_add_text(tables, text),
        .text_length = (uint32_t)text.len,
        .node = (uint32_t)tables->nodes.count,
        .node_count = pattern->tree->count,
        .variable = pattern_tables_add_numbers(tables, pattern->variables,
                                               pattern->variable_count),
        .variable_count = pattern->variable_count,
        .word = pattern_tables_add_numbers(tables, pattern->words, pattern->word_count),
        .word_count = (uint32_t)pattern->word_count,
        .root = pattern->root,
        .shape = pattern->shape,
        .options = add_options(tables, &pattern->options),
    };
    add_marks(tables, pattern);
    VEC_PUSH(tables->arena, &tables->patterns, packed);
    return (uint32_t)tables->patterns.count - 1;
}
