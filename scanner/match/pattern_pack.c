/* SPDX-License-Identifier: MIT */
#include "match/pattern_pack.h"

#include "base/arena.h"
#include "match/compiled.h"
#include "match/pattern.h"
#include "syntax/source.h"
#include "syntax/tree.h"

static const struct mark *unpack_marks(const struct packed_mark *packed, uint32_t count,
                                       struct arena *arena)
{
    struct mark *marks = ARENA_ARRAY(arena, count, struct mark);
    for (uint32_t i = 0; i < count; i++) {
        marks[i] = (struct mark){ .kind = (enum mark_kind)packed[i].kind,
                                  .slot = packed[i].slot,
                                  .dotted = packed[i].dotted };
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
        .options = maker->options ? *maker->options : match_options_default,
        .tree = tree,
        .marks = unpack_marks(pack->marks + packed->node, tree->count, maker->arena),
        .shape = (enum shape)packed->shape,
        .root = packed->root,
        .variables = pack->numbers + packed->variable,
        .variable_count = packed->variable_count,
        .words = pack->numbers + packed->word,
        .word_count = packed->word_count,
    };
    return pattern;
}

static uint32_t add_numbers(struct pattern_tables *tables, const uint32_t *numbers,
                            size_t count)
{
    const uint32_t first = (uint32_t)tables->numbers.count;
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(tables->arena, &tables->numbers, numbers[i]);
    }
    return first;
}

bool pattern_pack_add(struct pattern_tables *tables, const struct pattern *pattern)
{
    const struct tree *tree = pattern->tree;
    const struct str text = tree->source->text;
    const struct packed_pattern packed = {
        .text = (uint32_t)tables->texts.count,
        .text_length = (uint32_t)text.len,
        .node = (uint32_t)tables->nodes.count,
        .node_count = tree->count,
        .variable = add_numbers(tables, pattern->variables, pattern->variable_count),
        .variable_count = pattern->variable_count,
        .word = add_numbers(tables, pattern->words, pattern->word_count),
        .word_count = (uint32_t)pattern->word_count,
        .root = pattern->root,
        .shape = pattern->shape,
    };
    for (uint32_t i = 0; i < tree->count; i++) {
        if (pattern->marks[i].regex) {
            return false;
        }
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct mark *mark = &pattern->marks[i];
        VEC_PUSH(tables->arena, &tables->nodes, tree->nodes[i]);
        VEC_PUSH(tables->arena, &tables->marks,
                 ((struct packed_mark){ mark->kind, mark->slot, mark->dotted }));
    }
    for (size_t i = 0; i < text.len; i++) {
        VEC_PUSH(tables->arena, &tables->texts, text.ptr[i]);
    }
    VEC_PUSH(tables->arena, &tables->patterns, packed);
    return true;
}
