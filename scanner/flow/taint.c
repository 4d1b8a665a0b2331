/* SPDX-License-Identifier: MIT */
#include "flow/taint.h"

#include "flow/access.h"
#include "flow/beginning.h"
#include "flow/eval.h"
#include "flow/origin.h"
#include "flow/propagate_taint.h"
#include "flow/role.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

static uint32_t channel_of(const struct run *run, const struct flow_role_entry *entry,
                           uint32_t label)
{
    return run->engine->channels->first[entry->rule] + label;
}

static const struct flow_rule *rule_of(const struct run *run,
                                       const struct flow_role_entry *entry)
{
    return run->engine->channels->rules[entry->rule];
}

/* All channels of the entry's rule. */
uint32_t taint_rule_channels(const struct run *run, const struct flow_role_entry *entry)
{
    const uint32_t labels = rule_of(run, entry)->label_count;
    uint32_t set = 0;
    for (uint32_t label = 0; label < (labels > 0 ? labels : 1); label++) {
        set = channels_union(
            run->engine->values, set,
            channels_of(run->engine->values, channel_of(run, entry, label)));
    }
    return set;
}

/* A match of a part, and the taint that is asked whether it meets it. */
struct meeting {
    const struct run *run;
    const struct flow_role_entry *entry;
    uint32_t taint;
};

/* Whether the taint has the label on the rule's channels. */
static bool has_label(const void *context, uint32_t label)
{
    const struct meeting *meeting = context;
    const struct values *values = meeting->run->engine->values;
    const uint32_t channel = channel_of(meeting->run, meeting->entry, label);
    size_t count = 0;
    const struct taint_part *parts = taint_parts(values, meeting->taint, &count);
    for (size_t i = 0; i < count; i++) {
        if (channels_have(values, parts[i].channels, channel)) {
            return true;
        }
    }
    return false;
}

bool taint_meets(const struct run *run, const struct flow_role_entry *entry,
                 uint32_t taint)
{
    const struct meeting meeting = { run, entry, taint };
    return flow_part_holds(entry->part, has_label, &meeting);
}

/* The first origin with something on the rule's channels; 0 if there is none. */
static uint32_t origin_for(const struct run *run, const struct flow_role_entry *entry,
                           uint32_t taint)
{
    struct values *values = run->engine->values;
    size_t count = 0;
    const uint32_t mine = taint_rule_channels(run, entry);
    const struct taint_part *parts = taint_parts(values, taint, &count);
    for (size_t i = 0; i < count; i++) {
        if (channels_both(values, parts[i].channels, mine)) {
            return parts[i].origin;
        }
    }
    return 0;
}

static void check_sink(struct run *run, const struct flow_role_entry *entry,
                       uint32_t node, uint32_t taint)
{
    const uint32_t origin = origin_for(run, entry, taint);
    if (!origin || !taint_meets(run, entry, taint)) {
        return;
    }
    const struct trace_finding finding = { .rule = entry->rule,
                                           .match = entry->match,
                                           .module = run->module->number,
                                           .frame = run->frame,
                                           .node = node,
                                           .origin = origin,
                                           .caller = trace_caller(run) };
    trace_find(run, &finding);
}

/* Of rules of which this root can reach no sink, nothing. */
static uint32_t source_taint(struct run *run, const struct flow_role_entry *entry,
                             uint32_t node)
{
    struct values *values = run->engine->values;
    if (!engine_is_live(run->engine, entry->rule)) {
        return 0;
    }
    const uint32_t origin = trace_origin_at(run->engine, run->module->number,
                                            entry->is_within ? entry->node : node);
    return taint_of(values, origin,
                    channels_of(values, channel_of(run, entry, entry->part->label)));
}

/* What is left of a value's taint without that of the entry's rule. */
static value cleaned(struct run *run, const struct flow_role_entry *entry, value at)
{
    struct values *values = run->engine->values;
    return values_set_taint(
        values, at,
        taint_drop(values, values_taint(values, at), taint_rule_channels(run, entry)));
}

static void clean_cell(struct run *run, const struct flow_role_entry *entry,
                       uint32_t node)
{
    const uint32_t cell = access_cell(run, node);
    const uint32_t word = cell ? run_get(run, cell) : 0;
    if (word && !(word & RUN_BITS)) {
        run_set(run, cell, cleaned(run, entry, word));
    }
}

static value clean(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                   value found)
{
    if (entry->part->by_side_effect) {
        clean_cell(run, entry, node);
    }
    return cleaned(run, entry, found);
}

static value visit_source(struct run *run, const struct flow_role_entry *entry,
                          uint32_t node, value found)
{
    struct values *values = run->engine->values;
    if (!taint_meets(run, entry, values_taint(values, found))) {
        return found;
    }
    const uint32_t taint = source_taint(run, entry, node);
    if (entry->part->by_side_effect && !entry->is_within) {
        access_add_taint(run, node, taint);
    }
    return entry->part->only_side_effect ? found
                                         : values_with_taint(values, found, taint);
}

value taint_types(struct run *run, value at)
{
    struct engine *engine = run->engine;
    const struct flow_channels *channels = engine->channels;
    const struct value_facts facts = values_facts(engine->values, at);
    if (!facts.taint || facts.types & ~(uint32_t)TYPE_NUMBERS) {
        return at;
    }
    const uint32_t dropped =
        facts.types == TYPE_BOOL ? channels->safe_booleans : channels->safe_numbers;
    return values_set_taint(engine->values, at,
                            taint_drop(engine->values, facts.taint, dropped));
}

/* What a sink at the node looks at: of a call its operands, too; but of a call in focus,
 * which only stands in the sink proper, what it gives. */
static uint32_t sink_taint(struct run *run, const struct flow_role_entry *entry,
                           uint32_t node, value found)
{
    const uint32_t taint = eval_reachable_taint(run, found);
    const bool is_part = entry->match->outer && entry->match->outer != node;
    return run->module->tree->nodes[node].kind == N_CALL && !is_part
               ? taint_join(run->engine->values, taint, run->operands)
               : taint;
}

/* Whether the same range is a source or sink of the rule. */
static bool conflicts(const struct flow_roles *roles, const struct flow_role_entry *entry)
{
    for (uint32_t i = flow_roles_first(roles, entry->node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *other = &roles->entries.items[i];
        if (other->rule == entry->rule && !other->is_within &&
            (other->part->role == FLOW_SOURCE || other->part->role == FLOW_SINK)) {
            return true;
        }
    }
    return false;
}

static bool cleans(const struct flow_roles *roles, const struct flow_role_entry *entry)
{
    return entry->part->role == FLOW_SANITIZER && entry->part->when == FLOW_ALWAYS &&
           !(entry->part->not_conflicting && conflicts(roles, entry));
}

/* Whether the rule of the entry takes the node as a whole for clean. */
static bool is_cleaned(const struct flow_roles *roles,
                       const struct flow_role_entry *entry, uint32_t first)
{
    for (uint32_t i = first; i; i = roles->entries.items[i].next) {
        const struct flow_role_entry *other = &roles->entries.items[i];
        if (other->rule == entry->rule && cleans(roles, other)) {
            return true;
        }
    }
    return false;
}

/* `p.startswith(root)` only says something of a path that was resolved: the sanitizer
 * requires a label. */
static bool speaks_of(struct run *run, const struct flow_role_entry *entry)
{
    if (entry->part->requires_count == 0) {
        return true;
    }
    const uint32_t cell = access_cell(run, entry->node);
    const uint32_t word = cell ? run_get(run, cell) : 0;
    return word && !(word & RUN_BITS) &&
           taint_meets(run, entry, values_taint(run->engine->values, word));
}

/* After a call that raises where what it checks does not hold, what it speaks of is
 * clean, and so is what it gives. Where it raised nothing changed: handlers see the store
 * from before. */
static value clean_returned(struct run *run, const struct flow_role_entry *entry,
                            value found)
{
    if (!speaks_of(run, entry)) {
        return found;
    }
    clean_cell(run, entry, entry->node);
    return cleaned(run, entry, found);
}

/* Sanitizers first, so that a source that is one of them is one. Sinks that are calls see
 * what comes in, others what they are. */
static value apply(struct run *run, uint32_t node, value found, uint32_t first)
{
    const struct flow_roles *roles = run->module->roles;
    const bool is_call = run->module->tree->nodes[node].kind == N_CALL;
    for (uint32_t i = first; i; i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (cleans(roles, entry)) {
            found = clean(run, entry, node, found);
        } else if (entry->part->role == FLOW_SANITIZER &&
                   entry->part->when == FLOW_WHEN_RETURNED) {
            found = clean_returned(run, entry, found);
        }
    }
    const value before = found;
    for (uint32_t i = first; i; i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_SOURCE) {
            found = visit_source(run, entry, node, found);
        }
    }
    for (uint32_t i = first; i; i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_SINK &&
            !beginning_is_harmless(run, entry->part, before)) {
            const bool cleaned = is_cleaned(roles, entry, first);
            check_sink(run, entry, node,
                       cleaned ? eval_reachable_taint(run, found)
                               : sink_taint(run, entry, node, is_call ? before : found));
        }
    }
    return found;
}

/* What a node sends on: its taint, without that of sanitizers that are the node itself.
 */
static uint32_t sent_taint(struct run *run, uint32_t first, value found)
{
    const struct flow_roles *roles = run->module->roles;
    uint32_t taint = eval_reachable_taint(run, found);
    for (uint32_t i = first; i && taint; i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (!entry->is_within && cleans(roles, entry)) {
            taint =
                taint_drop(run->engine->values, taint, taint_rule_channels(run, entry));
        }
    }
    return taint;
}

value taint_visit(struct run *run, uint32_t node, value found)
{
    const uint32_t first = flow_roles_first(run->module->roles, node);
    found = propagate_arrived(run, node, found);
    const value before = found;
    found = first ? apply(run, node, found, first) : found;
    if (first) {
        const uint32_t sent =
            taint_join(run->engine->values, sent_taint(run, first, before),
                       eval_reachable_taint(run, found));
        propagate_from(run, first, sent);
    }
    return values_taint(run->engine->values, found) ? taint_types(run, found) : found;
}

/* A function of another file is given what this file gives it: that its parameters are
 * sources is for that file to say. */
static bool is_given(const struct run *run, uint32_t target)
{
    return run->module->number != 0 && run->module->tree->nodes[target].kind == N_PARAM;
}

value taint_bind(struct run *run, uint32_t target, value given)
{
    const struct flow_roles *roles = run->module->roles;
    struct values *values = run->engine->values;
    given = propagate_arrived(run, target, given);
    for (uint32_t i = flow_roles_first(roles, target); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_SOURCE) {
            given =
                is_given(run, target)
                    ? given
                    : values_with_taint(values, given, source_taint(run, entry, target));
        } else if (entry->part->role == FLOW_SANITIZER) {
            given = cleaned(run, entry, given);
        } else if (entry->part->role == FLOW_SINK &&
                   !beginning_is_harmless(run, entry->part, given)) {
            check_sink(run, entry, target, eval_reachable_taint(run, given));
        }
    }
    return given;
}

void taint_branch(struct run *run, uint32_t test, bool truth)
{
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = roles->entries.count > 0 ? flow_roles_first(roles, test) : 0; i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_SANITIZER &&
            entry->part->when == (truth ? FLOW_WHEN_TRUE : FLOW_WHEN_FALSE) &&
            speaks_of(run, entry)) {
            clean_cell(run, entry, entry->node);
        }
    }
}
