/* SPDX-License-Identifier: MIT */
#include "flow/result.h"

#include "flow/access.h"
#include "flow/callables.h"
#include "flow/certain.h"
#include "flow/handled.h"
#include "flow/origin.h"
#include "flow/proven.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

uint32_t result_channels(const struct engine *engine, enum flow_fault fault)
{
    const struct flow_channels *channels = engine->channels;
    uint32_t all = 0;
    for (int i = 0; i < FLOW_FAULT_COUNT; i++) {
        all = channels_union(engine->values, all, channels->faults[i]);
    }
    return fault == FLOW_FAULT_COUNT ? all : channels->faults[fault];
}

static uint32_t channel_of(const struct run *run, uint32_t rule)
{
    return channels_of(run->engine->values, run->engine->channels->first[rule]);
}

/* The origin of a taint on the channel of a rule; 0 if there is none. */
static uint32_t origin_on(struct run *run, uint32_t taint, uint32_t rule)
{
    struct values *values = run->engine->values;
    size_t count = 0;
    const struct taint_part *parts = taint_parts(values, taint, &count);
    const uint32_t channel = run->engine->channels->first[rule];
    for (size_t i = 0; i < count; i++) {
        if (channels_have(values, parts[i].channels, channel)) {
            return parts[i].origin;
        }
    }
    return 0;
}

static value without(struct run *run, value at, uint32_t channels)
{
    struct values *values = run->engine->values;
    const uint32_t taint = values_taint(values, at);
    return taint ? values_set_taint(values, at, taint_drop(values, taint, channels)) : at;
}

void result_clear(struct run *run, uint32_t node, uint32_t channels)
{
    const uint32_t cell = access_cell(run, node);
    const uint32_t word = cell ? run_get(run, cell) : 0;
    if (word && !(word & RUN_BITS)) {
        run_set(run, cell, without(run, word, channels));
    }
}

/* A finding at `node`, which the match stands for. */
static void report(struct run *run, uint32_t rule, const struct match *match,
                   uint32_t node, uint32_t origin)
{
    const struct trace_finding finding = { .rule = rule,
                                           .match = match,
                                           .module = run->module->number,
                                           .frame = run->frame,
                                           .node = node,
                                           .origin = origin,
                                           .caller = trace_caller(run) };
    trace_find(run, &finding);
}

static bool is_certain(const struct flow_rule *rule)
{
    return rule->part_count > 0 && rule->parts[0].table == FLOW_CERTAIN;
}

static bool has_uses(const struct flow_rule *rule)
{
    for (uint32_t i = 0; i < rule->part_count; i++) {
        if (rule->parts[i].role == FLOW_USE) {
            return true;
        }
    }
    return false;
}

/* Whether uses of the language itself count for the rule. */
static bool asks(const struct flow_rule *rule, enum flow_fault fault)
{
    return rule->mode == FLOW_RESULT && rule->fault == fault &&
           (rule->reports & FLOW_REPORT_USED_BEFORE_CHECK) && !has_uses(rule);
}

void result_use(struct run *run, uint32_t what, value used, uint32_t use,
                enum flow_fault fault)
{
    struct engine *engine = run->engine;
    const uint32_t marks = engine->channels->faults[fault];
    const uint32_t taint =
        marks ? taint_keep(engine->values, values_taint(engine->values, used), marks) : 0;
    if (!taint) {
        return;
    }
    for (uint32_t i = 0; i < engine->channels->rule_count; i++) {
        const uint32_t origin =
            asks(engine->channels->rules[i], fault) ? origin_on(run, taint, i) : 0;
        if (origin && is_certain(engine->channels->rules[i]) &&
            !certain_has(run, what, used, use, fault)) {
            continue;
        }
        if (origin && !handled_at(run, use, fault)) {
            report(run, i, callables_use_match(run->module->unit, use), use, origin);
        }
    }
    result_clear(run, what, marks);
}

void result_use_attribute(struct run *run, uint32_t what, value used, uint32_t use)
{
    /* None has those of every object, too. */
    if (!str_starts_with(tree_name(run->module->tree, use), STR("__"))) {
        result_use(run, what, used, use, FLOW_FAULT_NONE);
    }
}

void result_use_item(struct run *run, uint32_t what, value used, uint32_t use)
{
    const struct tree *tree = run->module->tree;
    const uint32_t index = tree_next(tree, tree_first(tree, use));
    const uint8_t kind = index == TREE_NONE ? N_SLICE : tree->nodes[index].kind;
    result_use(run, what, used, use, FLOW_FAULT_NONE);
    if (kind == N_INT || kind == N_UNARY) {
        result_use(run, what, used, use, FLOW_FAULT_EMPTY);
    }
}

void result_use_operands(struct run *run, uint32_t node, value left, value right)
{
    const struct tree *tree = run->module->tree;
    const uint32_t op = tree->nodes[node].op;
    const uint32_t first = tree_first(tree, node);
    const uint32_t second = tree_next(tree, first);
    const bool divides = op == OP_DIV || op == OP_FLOOR_DIV || op == OP_MOD;
    result_use(run, first, left, node, FLOW_FAULT_NONE);
    if (op != OP_MOD) { /* a text may be filled with None */
        result_use(run, second, right, node, FLOW_FAULT_NONE);
    }
    if (divides &&
        !(values_facts(run->engine->values, left).types == TYPE_STR && op == OP_MOD)) {
        result_use(run, second, right, node, FLOW_FAULT_ZERO);
    }
}

void result_use_compared(struct run *run, uint32_t node, value left, value right)
{
    const struct tree *tree = run->module->tree;
    const uint32_t op = tree->nodes[node].op;
    const uint32_t first = tree_first(tree, node);
    const uint32_t second = tree_next(tree, first);
    const bool orders = op == OP_LT || op == OP_LE || op == OP_GT || op == OP_GE;
    if (orders) {
        result_use(run, first, left, node, FLOW_FAULT_NONE);
    }
    if (orders || op == OP_IN || op == OP_NOT_IN) {
        result_use(run, second, right, node, FLOW_FAULT_NONE);
    }
}

void result_use_argument(struct run *run, struct str function, uint32_t argument,
                         value used)
{
    static const char *const takers[] = { "len",   "int",      "float",     "list",
                                          "tuple", "set",      "sorted",    "iter",
                                          "sum",   "dict",     "open",      "enumerate",
                                          "abs",   "reversed", "ord",       "any",
                                          "all",   "chr",      "frozenset", NULL };
    if (str_is_among(function, takers)) {
        result_use(run, argument, used, argument, FLOW_FAULT_NONE);
    }
    if (str_equal(function, STR("max")) || str_equal(function, STR("min"))) {
        result_use(run, argument, used, argument, FLOW_FAULT_EMPTY);
    }
}

void result_discard(struct run *run, uint32_t node, value found)
{
    struct engine *engine = run->engine;
    const uint32_t taint = values_taint(engine->values, found);
    for (uint32_t i = 0; taint && i < engine->channels->rule_count; i++) {
        const struct flow_rule *rule = engine->channels->rules[i];
        const bool asked =
            rule->mode == FLOW_RESULT && (rule->reports & FLOW_REPORT_DISCARDED);
        const uint32_t origin = asked ? origin_on(run, taint, i) : 0;
        if (origin) {
            report(run, i, callables_use_match(run->module->unit, node), node, origin);
        }
    }
}

static value produce(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                     value found)
{
    struct values *values = run->engine->values;
    const struct flow_rule *rule = run->engine->channels->rules[entry->rule];
    const uint32_t types = values_facts(values, found).types;
    if ((rule->fault == FLOW_FAULT_NONE && !(types & TYPE_NONE)) ||
        proven_is(run, node)) {
        return found;
    }
    const uint32_t origin = trace_origin_at(run->engine, run->module->number, node);
    if (rule->fault == FLOW_FAULT_UNBOUND) {
        if (certain_is_unbound(run, node) && !handled_at(run, node, rule->fault)) {
            report(run, entry->rule, entry->match, node, origin);
        }
        return found;
    }
    if ((rule->reports & FLOW_REPORT_UNHANDLED) &&
        !handled_by_callers(run, node, rule->fault)) {
        report(run, entry->rule, entry->match, node, origin);
    }
    return values_with_taint(values, found,
                             taint_of(values, origin, channel_of(run, entry->rule)));
}

static value check(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                   value found)
{
    const uint32_t channel = channel_of(run, entry->rule);
    result_clear(run, node, channel);
    proven_note(run, node);
    return without(run, found, channel);
}

/* A use that the rule's patterns name. */
static value use(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                 value found)
{
    const struct flow_rule *rule = run->engine->channels->rules[entry->rule];
    const uint32_t origin =
        origin_on(run, values_taint(run->engine->values, found), entry->rule);
    if (!origin || !(rule->reports & FLOW_REPORT_USED_BEFORE_CHECK)) {
        return found;
    }
    if (!handled_at(run, node, rule->fault)) {
        report(run, entry->rule, callables_with_use(run->module->unit, entry->match),
               node, origin);
    }
    result_clear(run, node, channel_of(run, entry->rule));
    return without(run, found, channel_of(run, entry->rule));
}

/* Producers first, so that checks and uses see what they made. */
value result_visit(struct run *run, uint32_t node, value found)
{
    const struct flow_roles *roles = run->module->roles;
    static const enum flow_role order[] = { FLOW_PRODUCER, FLOW_CHECK, FLOW_USE };
    const uint32_t first = flow_roles_first(roles, node);
    for (size_t r = 0; first && r < sizeof order / sizeof order[0]; r++) {
        for (uint32_t i = first; i; i = roles->entries.items[i].next) {
            const struct flow_role_entry *entry = &roles->entries.items[i];
            if (entry->part->role != order[r] || entry->part->when != FLOW_ALWAYS) {
                continue;
            }
            found = order[r] == FLOW_PRODUCER ? produce(run, entry, node, found)
                    : order[r] == FLOW_CHECK  ? check(run, entry, node, found)
                                              : use(run, entry, node, found);
        }
    }
    return found;
}
