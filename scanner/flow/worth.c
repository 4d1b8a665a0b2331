/* SPDX-License-Identifier: MIT */
#include "flow/worth.h"

#include "flow/module.h"
#include "flow/relevance.h"
#include "flow/resource.h"
#include "flow/returning.h"
#include "flow/taint_set.h"

/* Calls within each other that are gone into. */
enum { MOST_DEPTH = 6 };

/* Nodes, and calls within each other, of functions that no rule has to do with. */
enum { SMALL = 200, SMALL_DEPTH = 2 };

static bool is_running(const struct run *run, uint32_t module, uint32_t node)
{
    for (const struct run *at = run; at; at = at->caller) {
        const struct object object = objects_get(&at->engine->objects, at->function);
        if (at->function && object.node == node && object.module == module) {
            return true;
        }
    }
    return false;
}

bool worth_resource(const struct run *run, const struct arguments *arguments)
{
    const struct values *values = run->engine->values;
    for (uint32_t i = 0; run->engine->lifetime && i < arguments->count; i++) {
        size_t count = 0;
        const uint32_t set = values_facts(values, arguments->items[i].value).objects;
        const uint32_t *objects = cons_get(&values->sets, set, &count);
        for (size_t o = 0; o < count; o++) {
            if (resource_first(run->engine->lifetime, objects[o])) {
                return true;
            }
        }
    }
    return false;
}

bool worth_code(const struct run *run, const struct arguments *arguments)
{
    for (uint32_t i = 0; i < arguments->count; i++) {
        if (call_is_own(run->engine, arguments->items[i].value)) {
            return true;
        }
    }
    return false;
}

/* Whether a function stands in another one: then it may use what that one has. */
static bool is_nested(const struct engine *engine, const struct object *function)
{
    const struct node *nodes = engine->modules[function->module]->tree->nodes;
    struct object frame = objects_get(&engine->objects, function->a);
    while (frame.kind == OBJECT_FRAME && nodes[frame.node].kind == N_CLASS) {
        frame = objects_get(&engine->objects, frame.a);
    }
    return frame.kind == OBJECT_FRAME && nodes[frame.node].kind != N_MODULE;
}

/* Whether it has to do with rules of this root itself. What begins and ends in another
 * file is for that to tell, and in a function of this file that is given nothing, for
 * that as a root: only what may come out of it counts. But for events, and in functions
 * that may use what is around them. */
static bool is_involved(struct engine *engine, struct flow_module *module,
                        const struct object *function)
{
    const uint64_t ends = relevance_ends(module->relevance, function->node);
    const uint64_t out = relevance_out(module->relevance, function->node);
    if (module->number == 0 && !is_nested(engine, function)) {
        return ((out | (ends & engine->channels->orders)) & engine->live) != 0;
    }
    return module->number == 0 || module_is_altered(module, function->node)
               ? (ends & engine->live) != 0
               : (out & engine->live) != 0 &&
                     returning_may(engine, module, function->node);
}

/* Whether the call is a statement of its own, or what one hands on: main(), exit(main()),
 * where the file is run as a program. */
static bool is_program(const struct tree *tree, uint32_t call)
{
    uint32_t at = tree->nodes[call].parent;
    while (at != TREE_NONE && tree->nodes[at].kind != N_IF) {
        const uint8_t kind = tree->nodes[at].kind;
        if (kind != N_CALL && kind != N_EXPR_STMT && kind != N_BLOCK && kind != N_RAISE) {
            return false;
        }
        at = tree->nodes[at].parent;
    }
    const uint32_t test = at == TREE_NONE ? TREE_NONE : tree_first(tree, at);
    return test != TREE_NONE && tree->nodes[test].kind == N_COMPARE &&
           str_equal(tree_name(tree, tree_first(tree, test)), STR("__name__"));
}

/* Whether what the function does is found when it is run as a root, and nothing comes
 * after it here. */
static bool is_left_to_root(const struct run *run, const struct object *function,
                            uint32_t call)
{
    const struct tree *tree = run->module->tree;
    return !run->caller && !run->function && function->module == 0 &&
           run->module->number == 0 && tree->nodes[function->node].kind == N_FUNCTION &&
           !run->engine->reveals && is_program(tree, call);
}

/* Whether a rule can find something in the function with the taint. */
static bool may_end_in(const struct engine *engine, const struct flow_module *module,
                       uint32_t node, uint32_t taint)
{
    const uint64_t bits = relevance_finishes(module->relevance, node) | engine->unsought;
    for (uint32_t bit = 0; bit < 64; bit++) {
        if (bits >> bit & 1 &&
            taint_keep(engine->values, taint, engine->channels->of_bit[bit])) {
            return true;
        }
    }
    return false;
}

/* Of a function of another file that never returns nothing comes out: neither a constant,
 * nor what it is given. */
static bool is_end(const struct run *run, const struct object *function,
                   const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    struct flow_module *module = engine->modules[function->module];
    return module->number != 0 && !worth_code(run, arguments) &&
           !returning_may(engine, module, function->node) &&
           !may_end_in(engine, module, function->node, arguments->taint);
}

/* What has to do with no rule, neither itself nor by what it is given, is only gone into
 * where it is small: it may return a constant. */
static bool is_worth(const struct run *run, const struct object *function,
                     const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    struct flow_module *module = engine->modules[function->module];
    const uint32_t size = module->tree->nodes[function->node].end - function->node;
    const uint32_t asked = channels_union(engine->values, engine->channels->through,
                                          engine->channels->faults[FLOW_FAULT_NONE]);
    const bool lends = worth_resource(run, arguments);
    const bool is_given = lends || taint_keep(engine->values, arguments->taint, asked);
    if (!is_given && is_left_to_root(run, function, arguments->call)) {
        return false;
    }
    const bool involved = is_involved(engine, module, function);
    if (!involved && !lends && is_end(run, function, arguments)) {
        return false;
    }
    const bool matters =
        is_given || involved || module->tree->nodes[function->node].kind == N_LAMBDA;
    if (matters && engine->steps_left < engine->calls_end) {
        engine->is_narrowed = true;
        return false;
    }
    return matters || (size <= SMALL && run->depth < SMALL_DEPTH);
}

bool worth_running(const struct run *run, const struct object *function,
                   const struct arguments *arguments)
{
    const bool again = is_running(run, function->module, function->node);
    const bool is_far = run->depth >= MOST_DEPTH;
    if ((!again && is_far) || !is_worth(run, function, arguments)) {
        return false;
    }
    run->engine->circles += again;
    return !again;
}
