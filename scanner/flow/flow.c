/* SPDX-License-Identifier: MIT */
#include "flow/flow.h"

#include "flow/module.h"
#include "flow/order.h"
#include "flow/report.h"
#include "flow/resource.h"
#include "flow/reveal.h"
#include "flow/roots.h"
#include "match/unit.h"

enum flow_extent flow_scan(const struct flow_rule *const *rules, uint32_t rule_count,
                           struct unit *unit, struct flow_findings *found)
{
    if (rule_count == 0) {
        return FLOW_WHOLE;
    }
    struct engine *engine = engine_new(rules, rule_count, unit);
    struct flow_roles *roles = flow_roles_of_main(engine->channels, engine->ahead, unit);
    if (!roles->first) {
        return FLOW_WHOLE;
    }
    engine->lifetime = resource_watch(engine, roles);
    engine->order = order_new(engine, module_add(engine, unit, roles));
    engine->found = found;
    roots_run(engine);
    report_rest(engine);
    return engine->is_cut        ? FLOW_STOPPED
           : engine->is_narrowed ? FLOW_NARROWED
                                 : FLOW_WHOLE;
}

void flow_reveal(struct unit *unit, struct buf *out)
{
    struct engine *engine = engine_new(NULL, 0, unit);
    reveal_start(engine);
    module_add(engine, unit, flow_roles_new(engine->channels, NULL, unit));
    roots_run(engine);
    reveal_add(engine, out);
}
