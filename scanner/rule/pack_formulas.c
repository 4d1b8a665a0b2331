/* SPDX-License-Identifier: MIT */
#include "rule/pack_formulas.h"

#include "base/buf.h"
#include "flow/flow_rule.h"
#include "match/formula_pack.h"
#include "rule/formula_table.h"
#include "rule/pack_patterns.h"
#include "rule/rule.h"

static void add_formula(struct buf *out, const struct packed_formula *formula)
{
    const struct where *where = &formula->where;
    buf_add_format(out,
                   "    { (enum formula_op)%d, { %d, %d, %d, %u, (enum analyzer)%d },\n"
                   "      %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u },\n",
                   (int)formula->op, where->on_content, where->on_constant, where->strip,
                   where->base, (int)where->analyzer, formula->text, formula->text_length,
                   formula->pattern, formula->child, formula->child_count,
                   formula->metavariable, formula->metavariable_count, formula->type,
                   formula->type_count, formula->group, formula->group_count,
                   formula->word, formula->word_count);
}

uint32_t pack_formulas_add_rule(struct buf *out, const struct rule *rule)
{
    const uint32_t count = rule->flow ? rule->flow->part_count : rule->formula ? 1 : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct formula *formula =
            rule->flow ? rule->flow->parts[i].formula : rule->formula;
        buf_add_format(out, "%u, ", formula ? formula->number : 0);
    }
    return count;
}

void pack_formulas_write(const struct formula_table *table, struct arena *arena,
                         struct buf *out)
{
    struct formula_tables tables = { .arena = arena, .patterns = { .arena = arena } };
    for (size_t i = 0; i < formula_table_count(table); i++) {
        struct str text = { NULL, 0 };
        const struct formula *formula = formula_table_at(table, i, &text);
        formula_pack_add(&tables, formula, text);
    }
    pack_patterns_write(&tables.patterns, out);
    buf_add(out, STR("static const struct packed_formula packed_formulas[] = {\n"));
    for (size_t i = 0; i < tables.formulas.count; i++) {
        add_formula(out, &tables.formulas.items[i]);
    }
    buf_add(out, STR("    { .text = 0 },\n};\n"));
    buf_add_format(out,
                   "static const struct formula_pack formulas = { &patterns,\n"
                   "    packed_formulas, %zu };\n",
                   tables.formulas.count);
}
