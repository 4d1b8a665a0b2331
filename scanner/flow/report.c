/* SPDX-License-Identifier: MIT */
#include "flow/report.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/order.h"
#include "flow/origin.h"
#include "flow/resource.h"
#include "flow/way.h"
#include "match/trace.h"
#include "match/unit.h"

/* The match of the rule's source at an origin, or NULL. */
static const struct match *source_match(const struct engine *engine, uint32_t rule,
                                        const struct trace_origin *origin)
{
    const struct flow_roles *roles = engine->modules[origin->module]->roles;
    for (uint32_t i = flow_roles_first(roles, origin->node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->rule == rule &&
            (entry->part->role == FLOW_SOURCE || entry->part->role == FLOW_PRODUCER)) {
            return entry->match;
        }
    }
    return NULL;
}

/* The bindings of the sink, and those of the source that it does not have. */
static void merge_bindings(struct match *into, const struct match *source,
                           struct arena *arena)
{
    struct binding *merged = ARENA_ARRAY(
        arena, (size_t)into->binding_count + source->binding_count, struct binding);
    uint32_t a = 0;
    uint32_t b = 0;
    uint32_t count = 0;
    while (a < into->binding_count || b < source->binding_count) {
        const bool first =
            b == source->binding_count ||
            (a < into->binding_count &&
             into->bindings[a].metavariable <= source->bindings[b].metavariable);
        merged[count] = first ? into->bindings[a++] : source->bindings[b++];
        count +=
            count == 0 || merged[count].metavariable != merged[count - 1].metavariable;
    }
    into->bindings = merged;
    into->binding_count = count;
}

/* Whether what a sink binds is a part of what it calls. */
static bool is_called(const struct tree *tree, const struct match *sink,
                      const struct binding *binding)
{
    const bool is_call =
        sink->node < tree->count && tree->nodes[sink->node].kind == N_CALL;
    return is_call && binding->from >= sink->from &&
           binding->to <= tree->nodes[tree_first(tree, sink->node)].to;
}

/* A sink in another file is told of at the call that leads there: what its match binds is
 * that call, or what that calls. */
static void move_to_call(struct match *match, const struct tree *elsewhere,
                         const struct tree *tree, uint32_t call, struct arena *arena)
{
    struct binding *moved = ARENA_ARRAY(arena, match->binding_count, struct binding);
    const uint32_t callee =
        tree->nodes[call].kind == N_CALL ? tree_first(tree, call) : call;
    for (uint32_t i = 0; i < match->binding_count; i++) {
        const struct binding *binding = &match->bindings[i];
        const uint32_t node = is_called(elsewhere, match, binding) ? callee : call;
        moved[i] = (struct binding){ .metavariable = binding->metavariable,
                                     .kind = BIND_NODE,
                                     .node = node,
                                     .from = tree->nodes[node].from,
                                     .to = tree->nodes[node].to };
    }
    match->node = call;
    match->outer = 0;
    match->from = tree->nodes[call].from;
    match->to = tree->nodes[call].to;
    match->bindings = moved;
}

/* Binds $SINK: what the call is of that the match is, or is an operand of; nothing where
 * it is of none, or the rule does without it. */
static void bind_sink(struct match *match, const struct unit *unit)
{
    const struct tree *tree = unit->tree;
    const uint32_t node = match->outer ? match->outer : match->node;
    const uint32_t word = intern_find(tree->names, STR(FLOW_SINK_NAME));
    if (!word || node >= tree->count || tree->nodes[node].kind != N_CALL) {
        return;
    }
    const uint32_t callee = tree_first(tree, node);
    const struct binding sink = { .metavariable = word,
                                  .kind = BIND_NODE,
                                  .node = callee,
                                  .from = tree->nodes[callee].from,
                                  .to = tree->nodes[callee].to };
    merge_bindings(match, &(struct match){ .bindings = &sink, .binding_count = 1 },
                   unit->arena);
}

/* Whether the way goes through the file analysed, not only into what it calls: what both
 * begins and ends elsewhere is that file's own finding. */
static bool passes_here(const struct trace *trace)
{
    for (uint32_t i = 0; i + 1 < trace->count; i++) {
        if (!trace->steps[i].place) {
            return true;
        }
    }
    return false;
}

static void add_finding(struct engine *engine, const struct trace_finding *from,
                        struct unit *unit, struct flow_findings *found)
{
    const struct trace_origin origin = trace_origin_get(engine, from->origin);
    struct flow_finding finding = { .rule = from->rule, .match = *from->match };
    if (from->module != 0) {
        if (from->caller == TREE_NONE) {
            return;
        }
        move_to_call(&finding.match, engine->modules[from->module]->tree, unit->tree,
                     from->caller, unit->arena);
    }
    const enum flow_mode mode = engine->channels->rules[from->rule]->mode;
    if (mode == FLOW_RESULT && origin.module != 0) {
        return; /* the message names a place of this file */
    }
    if (mode == FLOW_TAINT) {
        bind_sink(&finding.match, unit);
    }
    const struct match *source = source_match(engine, from->rule, &origin);
    if (source && origin.module == 0) {
        merge_bindings(&finding.match, source, unit->arena);
    }
    finding.match.trace = way_find(engine, from, &finding.match);
    if (origin.module != 0 && from->module != 0 && !passes_here(finding.match.trace)) {
        return;
    }
    VEC_PUSH(unit->arena, found, finding);
}

void report_root(struct engine *engine)
{
    for (; engine->found && engine->told < engine->findings.count; engine->told++) {
        add_finding(engine, &engine->findings.items[engine->told],
                    engine->modules[0]->unit, engine->found);
    }
}

void report_rest(struct engine *engine)
{
    for (size_t i = 0; engine->lifetime && i < engine->lifetime->found.count; i++) {
        VEC_PUSH(engine->arena, engine->found, engine->lifetime->found.items[i]);
    }
    for (size_t i = 0; engine->order && i < engine->order->found.count; i++) {
        VEC_PUSH(engine->arena, engine->found, engine->order->found.items[i]);
    }
}
