/* SPDX-License-Identifier: MIT */
#include "flow/roots.h"

#include "flow/call.h"
#include "flow/member.h"
#include "flow/module.h"
#include "flow/relevance.h"
#include "flow/report.h"
#include "flow/rewind.h"
#include "flow/value_make.h"
#include "match/unit.h"

static bool is_distant(const struct engine *engine)
{
    return engine->live && !(engine->live & engine->modules[0]->roles->complete);
}

/* Evaluations for each node of a root's code, and at least. */
enum { STEPS_PER_NODE = 64, LEAST_STEPS = 200000 };

/* Of roots whose rules have an end in other files only: each, and all of a file. That the
 * ends meet is much less likely there. */
enum { DISTANT_STEPS = 20000, DISTANT_PER_NODE = 16, DISTANT_IN_ALL = 250000 };

static void set_budget(struct engine *engine, const struct tree *tree, uint32_t node)
{
    const uint64_t nodes = tree->nodes[node].end - node;
    engine->live = relevance_live(engine->modules[0]->relevance, node);
    engine->steps_left = LEAST_STEPS + STEPS_PER_NODE * nodes;
    if (is_distant(engine)) {
        const uint64_t most = DISTANT_STEPS + DISTANT_PER_NODE * nodes;
        const uint64_t left = DISTANT_IN_ALL - engine->distant_steps;
        engine->steps_left = most < left ? most : left;
    }
    engine->calls_end = engine->steps_left / 2;
    engine->given = engine->steps_left;
}

/* Where a distant root was not followed to its end, that is a note. */
static void settle_budget(struct engine *engine, bool was_cut)
{
    if (is_distant(engine)) {
        engine->distant_steps += engine->given - engine->steps_left;
        engine->is_narrowed = engine->is_narrowed || engine->is_cut != was_cut;
        engine->is_cut = was_cut;
    }
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
    const bool was_cut = engine->is_cut;
    set_budget(engine, tree, node);
    if (engine->steps_left == 0) {
        engine->is_narrowed = true;
        return;
    }
    call_root(&from, member_define(&from, node), self);
    settle_budget(engine, was_cut);
}

/* Whether what the function does is asked for, and has to do with a rule. */
static bool is_root(const struct engine *engine, uint32_t node)
{
    const struct flow_module *module = engine->modules[0];
    const struct unit_focus *focus = module->unit->focus;
    return engine->reveals ||
           ((!focus || focus->affected[node]) && relevance_of(module->relevance, node));
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
    settle_budget(engine, false);
    report_root(engine);
    top.now = top.returned;
    top.is_dead = false;
    const struct rewind_mark mark = rewind_mark(engine);
    for (uint32_t i = 0; i < module->tree->count; i++) {
        if (module->tree->nodes[i].kind == N_FUNCTION && is_root(engine, i)) {
            run_function(&top, i);
            report_root(engine);
            rewind_to(engine, &mark);
        }
    }
}
