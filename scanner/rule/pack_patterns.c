/* SPDX-License-Identifier: MIT */
#include "rule/pack_patterns.h"

#include "base/buf.h"
#include "match/pattern_pack.h"
#include "rule/pack_data.h"

static void write_patterns(const struct pattern_tables *tables, struct buf *out)
{
    buf_add(out, STR("static const struct packed_pattern packed_patterns[] = {\n"));
    for (size_t i = 0; i < tables->patterns.count; i++) {
        const struct packed_pattern *one = &tables->patterns.items[i];
        buf_add_format(out, "    { %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u },\n",
                       one->text, one->text_length, one->node, one->node_count,
                       one->variable, one->variable_count, one->word, one->word_count,
                       one->root, one->shape, one->options);
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
        buf_add_format(out, "    { %u, %u, %uu, %u, %u, %u },\n", mark->kind,
                       mark->module, mark->slot, mark->dotted, mark->regex,
                       mark->regex_length);
    }
    buf_add(out, STR("    { .kind = 0 },\n};\n"));
}

#define ADD_SWITCH(name, usual) buf_add_format(out, " .%s = %d,", #name, options->name);
static void write_options(const struct pattern_tables *tables, struct buf *out)
{
    buf_add(out, STR("static const struct match_options packed_options[] = {\n"));
    for (size_t i = 0; i < tables->options.count; i++) {
        const struct match_options *options = &tables->options.items[i];
        buf_add(out, STR("    {"));
        MATCH_OPTION_SWITCHES(ADD_SWITCH)
        buf_add(out, STR(" },\n"));
    }
    buf_add(out, STR("    { .max_match_per_file = 0 },\n};\n"));
}

void pack_patterns_write(const struct pattern_tables *tables, struct buf *out)
{
    write_patterns(tables, out);
    write_nodes(tables, out);
    write_options(tables, out);
    pack_data_add_table(out, "packed_numbers", tables->numbers.items,
                        tables->numbers.count);
    pack_data_add_chars(out, "packed_texts", tables->texts.items, tables->texts.count);
    buf_add(out, STR("static const struct pattern_pack patterns = { packed_patterns, "
                     "packed_texts,\n    packed_nodes, packed_marks, packed_numbers, "
                     "packed_options };\n"));
}
