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
 * file is for that to tell: there only what begins counts, of rules that end here. Here,
 * too, what ends in a function that is given nothing begins in it, but for events, and
 * what is around it. */
static bool is_involved(struct engine *engine, struct flow_module *module,
                        const struct object *function)
{
    const uint64_t ends = relevance_ends(module->relevance, function->node);
    const uint64_t begins = relevance_begins(module->relevance, function->node);
    const bool is_own = module->number == 0 || module_is_altered(module, function->node);
    const uint64_t counts =
        is_own && is_nested(engine, function) ? ends
        : is_own                              ? begins | (ends & engine->channels->orders)
                                              : begins;
    return (counts & engine->live) != 0 &&
           (is_own || returning_may(engine, module, function->node));
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
    const bool matters = taint_keep(engine->values, arguments->taint, asked) ||
                         worth_resource(run, arguments) ||
                         module->tree->nodes[function->node].kind == N_LAMBDA ||
                         is_involved(engine, module, function);
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
