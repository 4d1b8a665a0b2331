/* SPDX-License-Identifier: MIT */
#include "rule/rule_flow.h"

#include "base/arena.h"
#include "base/notice.h"
#include "flow/flow.h"
#include "match/unit.h"
#include "rule/message.h"
#include "syntax/source.h"

static void add_flow_findings(const struct rule_list *rules,
                              const struct flow_findings *flows, struct unit *unit,
                              struct raw_findings *found)
{
    for (size_t i = 0; rules->items && i < flows->count; i++) {
        const struct flow_finding *flow = &flows->items[i];
        struct raw_finding finding = { .rule = rules->items[flow->rule],
                                       .match = flow->match };
        message_fill(unit, &finding);
        VEC_PUSH(unit->arena, found, finding);
    }
}

static void note_extent(enum flow_extent extent, struct unit *unit)
{
    static const struct {
        const char *id;
        const char *text;
        enum notice_level level;
    } rows[] = {
        [FLOW_NARROWED] = { "flow-narrowed",
                            "More code matters to this file than is looked into; "
                            "calls of the rest count as calls of unknown code.",
                            NOTICE_NOTE },
        [FLOW_STOPPED] = { "flow-stopped",
                           "The flow of values was not followed to its end in this file, "
                           "it took too long; findings may be missing.",
                           NOTICE_INCOMPLETE },
    };
    if (extent != FLOW_WHOLE) {
        const struct notice notice = { .level = rows[extent].level,
                                       .id = rows[extent].id,
                                       .path = unit->source->path,
                                       .text = str_from(rows[extent].text) };
        notices_add(unit->notices, unit->arena, notice);
    }
}

/* Runs flow rules, which have their formulas, over the file in one go. */
void rule_flow_run(const struct rule_list *rules, struct unit *unit,
                   struct raw_findings *found)
{
    struct rule_list served = { 0 };
    struct flow_findings flows = { 0 };
    const struct flow_rule **flow =
        ARENA_ARRAY(unit->arena, rules->count, const struct flow_rule *);
    for (size_t i = 0; i < rules->count; i++) {
        const struct rule *rule = rules->items[i];
        flow[served.count] = rule->flow;
        VEC_PUSH(unit->arena, &served, rule);
    }
    note_extent(flow_scan(flow, (uint32_t)served.count, unit, &flows), unit);
    add_flow_findings(&served, &flows, unit, found);
}
