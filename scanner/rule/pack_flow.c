/* SPDX-License-Identifier: MIT */
#include "rule/pack_flow.h"

#include "base/buf.h"
#include "flow/flow_rule.h"
#include "rule/pack_data.h"

/* The arrays that a part points to: r12_p3_requires, r12_p3_replaced. */
static void add_part_data(struct buf *out, size_t index, uint32_t number,
                          const struct flow_part *part)
{
    if (part->requires_count) {
        buf_add_format(out, "static const struct flow_requires r%zu_p%u_requires[] = {\n",
                       index, number);
        for (uint32_t i = 0; i < part->requires_count; i++) {
            buf_add_format(out, "    { (enum flow_requires_op)%d, %u },\n",
                           (int)part->requires[i].op, part->requires[i].label);
        }
        buf_add(out, STR("};\n"));
    }
    if (part->replaced_count) {
        buf_add_format(out, "static const uint32_t r%zu_p%u_replaced[] = { ", index,
                       number);
        pack_data_add_numbers(out, part->replaced, part->replaced_count);
        buf_add(out, STR(" };\n"));
    }
}

static void add_part(struct buf *out, size_t index, uint32_t number,
                     const struct flow_part *part)
{
    buf_add_format(out,
                   "    { .role = (enum flow_role)%d, .table = (enum flow_table)%d,\n"
                   "        .exact = %d, .by_side_effect = %d, .only_side_effect = %d,\n",
                   (int)part->role, (int)part->table, part->exact, part->by_side_effect,
                   part->only_side_effect);
    buf_add_format(out,
                   "        .not_conflicting = %d, .gives_label = %d,\n"
                   "        .when = (enum flow_when)%d, .label = %u, .from = %u, .to = "
                   "%u,\n",
                   part->not_conflicting, part->gives_label, (int)part->when, part->label,
                   part->from, part->to);
    if (part->requires_count) {
        buf_add_format(out, "        .requires = r%zu_p%u_requires,\n", index, number);
    }
    if (part->replaced_count) {
        buf_add_format(out, "        .replaced = r%zu_p%u_replaced,\n", index, number);
    }
    pack_data_add_member(out, "begins", part->begins);
    buf_add_format(out,
                   "        .only_begins = %d, .begins_list = %d, .requires_count = %u,\n"
                   "        .replaced_count = %u },\n",
                   part->only_begins, part->begins_list, part->requires_count,
                   part->replaced_count);
}

static void add_parts(struct buf *out, size_t index, const struct flow_rule *flow)
{
    for (uint32_t i = 0; i < flow->part_count; i++) {
        add_part_data(out, index, i, &flow->parts[i]);
    }
    buf_add_format(out, "static const struct flow_part r%zu_parts[] = {\n", index);
    for (uint32_t i = 0; i < flow->part_count; i++) {
        add_part(out, index, i, &flow->parts[i]);
    }
    buf_add(out, STR("};\n"));
}

/* The texts and word filters, as r12_labels, r12_f0_words. */
static void add_texts(struct buf *out, size_t index, const struct flow_rule *flow)
{
    struct buf name = { 0 };
    buf_add_format(&name, "r%zu_labels", index);
    pack_data_add_texts(out, buf_view(&name), flow->labels, flow->label_count);
    for (int role = 0; role < FLOW_ROLE_COUNT; role++) {
        buf_clear(&name);
        buf_add_format(&name, "r%zu_f%d", index, role);
        pack_data_add_words(out, buf_view(&name), &flow->words[role]);
    }
    buf_dispose(&name);
}

static void add_filters(struct buf *out, size_t index, const struct flow_rule *flow)
{
    buf_add(out, STR("    .words = {\n"));
    for (int role = 0; role < FLOW_ROLE_COUNT; role++) {
        if (flow->words[role].count) {
            buf_add_format(out,
                           "        [%d] = { r%zu_f%d_words, r%zu_f%d_lengths, %zu "
                           "},\n",
                           role, index, role, index, role, flow->words[role].count);
        }
    }
    buf_add(out, STR("    },\n"));
}

void pack_flow_add_data(struct buf *out, size_t index, const struct flow_rule *flow)
{
    if (!flow) {
        return;
    }
    add_parts(out, index, flow);
    add_texts(out, index, flow);
    buf_add_format(out,
                   "static const struct flow_rule r%zu_flow = {\n"
                   "    .mode = (enum flow_mode)%d, .parts = r%zu_parts, .part_count = "
                   "%u,\n",
                   index, (int)flow->mode, index, flow->part_count);
    if (flow->label_count) {
        buf_add_format(out, "    .labels = r%zu_labels, .label_count = %u,\n", index,
                       flow->label_count);
    }
    add_filters(out, index, flow);
    buf_add_format(out,
                   "    .reports = %u, .fault = (enum flow_fault)%d,\n"
                   "    .order = (enum flow_order)%d, .first = %u, .second = %u,\n"
                   "    .on_normal = %d, .on_exception = %d,\n",
                   flow->reports, (int)flow->fault, (int)flow->order, flow->first,
                   flow->second, flow->on_normal, flow->on_exception);
    buf_add_format(out,
                   "    .safe_booleans = %d, .safe_numbers = %d, .safe_comparisons = "
                   "%d,\n    .safe_indexes = %d, .safe_functions = %d,\n};\n",
                   flow->safe_booleans, flow->safe_numbers, flow->safe_comparisons,
                   flow->safe_indexes, flow->safe_functions);
}
