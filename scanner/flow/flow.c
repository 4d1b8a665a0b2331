/* SPDX-License-Identifier: MIT */
#include "flow/flow.h"

#include "base/arena.h"
#include "flow/call.h"
#include "flow/eval.h"
#include "flow/member.h"
#include "flow/module.h"
#include "flow/role.h"
#include "flow/run.h"
#include "flow/trace.h"
#include "flow/value_make.h"
#include "match/unit.h"

/* Evaluations for each node of a root's code, and at least. */
enum { STEPS_PER_NODE = 64, LEAST_STEPS = 200000 };

static struct engine *engine_new(const struct flow_rule *const *rules,
                                 uint32_t rule_count, struct unit *unit)
{
    struct engine *engine = ARENA_NEW(unit->arena, struct engine);
    engine->arena = unit->arena;
    engine->channels =
        flow_channels_new(rules, rule_count, &engine->values, unit->arena);
    engine->stores = stores_init(unit->arena);
    engine->objects = objects_init(unit->arena);
    engine->contexts = cons_init(unit->arena);
    engine->origins = cons_init(unit->arena);
    engine->dotted = pairs_init(unit->arena, 64);
    engine->writes = pairs_init(unit->arena, 64);
    engine->words = unit->tree->names;
    return engine;
}

static void set_budget(struct engine *engine, const struct tree *tree, uint32_t node)
{
    const uint64_t nodes = tree->nodes[node].end - node;
    engine->steps_left = LEAST_STEPS + STEPS_PER_NODE * nodes;
}

/* A root that the graph of no other code object runs: functions, from the store that the
 * top level leaves behind. */
static void run_function(struct run *top, uint32_t node)
{
    const struct tree *tree = top->module->tree;
    struct engine *engine = top->engine;
    struct run from = *top;
    const uint32_t block = tree->nodes[node].parent;
    const uint32_t class =
        block != TREE_NONE && tree->nodes[block].kind == N_BLOCK &&
                tree->nodes[tree->nodes[block].parent].kind == N_CLASS
            ? tree->nodes[block].parent
            : TREE_NONE;
    value self = VALUE_NEVER;
    if (class != TREE_NONE) {
        const struct object object = { .kind = OBJECT_INSTANCE,
                                       .node = class,
                                       .a = member_define(&from, class) };
        self = values_object(engine->values, TYPE_OBJECT,
                             objects_add(&engine->objects, &object));
    }
    set_budget(engine, tree, node);
    call_root(&from, member_define(&from, node), self);
}

static void run_all(struct engine *engine)
{
    struct flow_module *module = engine->modules[0];
    struct run top = { .engine = engine,
                       .module = module,
                       .frame = module_frame(engine, module) };
    set_budget(engine, module->tree, 0);
    run_code(&top, 0);
    top.now = top.returned;
    top.is_dead = false;
    for (uint32_t i = 0; i < module->tree->count; i++) {
        if (module->tree->nodes[i].kind == N_FUNCTION) {
            run_function(&top, i);
        }
    }
}

/* The match of the rule's source at an origin, or NULL. */
static const struct match *source_match(const struct engine *engine, uint32_t rule,
                                        const struct trace_origin *origin)
{
    const struct flow_roles *roles = engine->modules[origin->module]->roles;
    for (uint32_t i = flow_roles_first(roles, origin->node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->rule == rule && entry->part->role == FLOW_SOURCE) {
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
        count += count == 0 ||
                 merged[count].metavariable != merged[count - 1].metavariable;
    }
    into->bindings = merged;
    into->binding_count = count;
}

static void add_finding(const struct engine *engine, const struct trace_finding *from,
                        struct unit *unit, struct flow_findings *found)
{
    const struct trace_origin origin = trace_origin_get(engine, from->origin);
    struct flow_finding finding = { .rule = from->rule, .match = *from->match };
    if (from->module != 0) {
        if (from->caller == TREE_NONE) {
            return;
        }
        finding.match.node = from->caller;
        finding.match.from = unit->tree->nodes[from->caller].from;
        finding.match.to = unit->tree->nodes[from->caller].to;
    }
    const struct match *source = source_match(engine, from->rule, &origin);
    if (source && origin.module == 0) {
        merge_bindings(&finding.match, source, unit->arena);
    }
    if (origin.module == 0) {
        finding.source_from = unit->tree->nodes[origin.node].from;
        finding.source_to = unit->tree->nodes[origin.node].to;
    }
    VEC_PUSH(unit->arena, found, finding);
}

bool flow_scan(const struct flow_rule *const *rules, uint32_t rule_count,
               struct unit *unit, struct flow_findings *found)
{
    if (rule_count == 0) {
        return true;
    }
    struct engine *engine = engine_new(rules, rule_count, unit);
    struct flow_roles *roles = flow_roles_new(engine->channels, unit);
    if (!roles->first) {
        return true;
    }
    module_add(engine, unit, roles);
    run_all(engine);
    for (size_t i = 0; i < engine->findings.count; i++) {
        add_finding(engine, &engine->findings.items[i], unit, found);
    }
    return !engine->is_cut;
}
