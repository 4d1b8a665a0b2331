/* SPDX-License-Identifier: MIT */
#include "flow/roots.h"

#include "flow/call.h"
#include "flow/member.h"
#include "flow/module.h"
#include "flow/relevance.h"
#include "flow/value_make.h"

/* Evaluations for each node of a root's code, and at least. */
enum { STEPS_PER_NODE = 64, LEAST_STEPS = 200000 };

static void set_budget(struct engine *engine, const struct tree *tree, uint32_t node)
{
    const uint64_t nodes = tree->nodes[node].end - node;
    engine->steps_left = LEAST_STEPS + STEPS_PER_NODE * nodes;
    engine->calls_end = engine->steps_left / 2;
    engine->live = relevance_live(engine->modules[0]->relevance, node);
}

/* A root that the graph of no other code object runs: functions, from the store that the
 * top level leaves behind. */
static void run_function(struct run *top, uint32_t node)
{
    const struct tree *tree = top->module->tree;
    struct engine *engine = top->engine;
    struct run from = *top;
    const uint32_t block = tree->nodes[node].parent;
    const uint32_t class = block != TREE_NONE && tree->nodes[block].kind == N_BLOCK &&
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

void roots_run(struct engine *engine)
{
    struct flow_module *module = engine->modules[0];
    if (!relevance_any(module->relevance) && !engine->reveals) {
        return;
    }
    struct run top = { .engine = engine,
                       .module = module,
                       .frame = module_frame(engine, module) };
    set_budget(engine, module->tree, 0);
    call_top(&top);
    top.now = top.returned;
    top.is_dead = false;
    for (uint32_t i = 0; i < module->tree->count; i++) {
        if (module->tree->nodes[i].kind == N_FUNCTION &&
            (engine->reveals || relevance_of(module->relevance, i))) {
            run_function(&top, i);
        }
    }
}
