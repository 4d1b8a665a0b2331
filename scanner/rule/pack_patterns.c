/* SPDX-License-Identifier: MIT */
#include "rule/pack_patterns.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "match/pattern.h"
#include "rule/pack_data.h"

struct pack_patterns pack_patterns_new(struct parser *parser, struct intern *words,
                                       struct arena *arena)
{
    return (struct pack_patterns){ .parser = parser,
                                   .words = words,
                                   .tables = { .arena = arena },
                                   .texts = intern_new(arena, NULL) };
}

uint32_t pack_patterns_number(struct pack_patterns *patterns, struct str text)
{
    struct arena *arena = patterns->tables.arena;
    const struct pattern_maker maker = { patterns->parser, patterns->words, arena, NULL };
    struct pattern *pattern = NULL;
    struct err err = { 0 };
    const uint32_t known = intern_find(patterns->texts, text);
    if (known) {
        return patterns->found.items[known - 1];
    }
    intern_add(patterns->texts, text);
    const bool packed = pattern_compile(&maker, text, &pattern, &err) == 0 &&
                        pattern_pack_add(&patterns->tables, pattern);
    const uint32_t number = packed ? (uint32_t)patterns->tables.patterns.count : 0;
    VEC_PUSH(arena, &patterns->found, number);
    return number;
}

static void write_patterns(const struct pattern_tables *tables, struct buf *out)
{
    buf_add(out, STR("static const struct packed_pattern packed_patterns[] = {\n"));
    for (size_t i = 0; i < tables->patterns.count; i++) {
        const struct packed_pattern *one = &tables->patterns.items[i];
        buf_add_format(out, "    { %u, %u, %u, %u, %u, %u, %u, %u, %u, %u },\n",
                       one->text, one->text_length, one->node, one->node_count,
                       one->variable, one->variable_count, one->word, one->word_count,
                       one->root, one->shape);
    }
    buf_add(out, STR("    { .text = 0 },\n};\n"));
}

static void write_nodes(const struct pattern_tables *tables, struct buf *out)
{
    buf_add(out, STR("static const struct node packed_nodes[] = {\n"));
    for (size_t i = 0; i < tables->nodes.count; i++) {
        const struct node *node = &tables->nodes.items[i];
        buf_add_format(out, "    { %u, %u, %u, %uu, %u, %u, %u, %u, %u },\n", node->kind,
                       node->op, node->flags, node->parent, node->end, node->from,
                       node->to, node->name, node->name_from);
    }
    buf_add(out, STR("    { .kind = 0 },\n};\n"
                     "static const struct packed_mark packed_marks[] = {\n"));
    for (size_t i = 0; i < tables->marks.count; i++) {
        const struct packed_mark *mark = &tables->marks.items[i];
        buf_add_format(out, "    { %u, %uu, %u },\n", mark->kind, mark->slot,
                       mark->dotted);
    }
    buf_add(out, STR("    { .kind = 0 },\n};\n"));
}

void pack_patterns_write(const struct pack_patterns *patterns, struct buf *out)
{
    write_patterns(&patterns->tables, out);
    write_nodes(&patterns->tables, out);
    pack_data_add_table(out, "packed_numbers", patterns->tables.numbers.items,
                        patterns->tables.numbers.count);
    pack_data_add_chars(out, "packed_texts", patterns->tables.texts.items,
                        patterns->tables.texts.count);
    buf_add(out,
            STR("static const struct pattern_pack patterns = { packed_patterns, "
                "packed_texts,\n    packed_nodes, packed_marks, packed_numbers };\n"));
}
