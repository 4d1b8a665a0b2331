/* SPDX-License-Identifier: MIT */
#include "flow/returning.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/callables.h"
#include "flow/member.h"
#include "flow/module.h"
#include "match/unit.h"
#include "names/call_types.h"
#include "names/facts.h"
#include "names/names.h"

enum { RETURNS = 1, NEVER };

/* Calls of functions within each other that are looked into. */
enum { MOST_DEPTH = 4 };

struct question {
    struct engine *engine;
    struct flow_module *module;
    int depth;
};

static bool may_return(struct question *question, uint32_t node);

/* The function that a variable is for good, or TREE_NONE. */
static uint32_t only_function(const struct flow_module *module, uint32_t variable)
{
    const struct variable *facts =
        variable ? &module->names->variables.items[variable] : NULL;
    return facts && facts->binding_count == 1 && facts->first_binding != TREE_NONE &&
                   module->tree->nodes[facts->first_binding].kind == N_FUNCTION
               ? facts->first_binding
               : TREE_NONE;
}

/* The method of the class around `node` that "self.name" means there, or TREE_NONE. */
static uint32_t own_method(const struct flow_module *module, uint32_t node, uint32_t name)
{
    const struct tree *tree = module->tree;
    while (node != TREE_NONE && tree->nodes[node].kind != N_CLASS) {
        node = tree->nodes[node].parent;
    }
    return only_function(module,
                         node == TREE_NONE ? 0 : member_in_body(module, node, name));
}

static bool call_comes_back(struct question *question, uint32_t call)
{
    struct flow_module *module = question->module;
    struct engine *engine = question->engine;
    const struct tree *tree = module->tree;
    const struct call_types *types = engine->modules[0]->unit->types;
    const uint32_t callee = tree_first(tree, call);
    const uint32_t name = tree->nodes[callee].name;
    const uint32_t qualified = names_qualified(module->names, callee);
    uint32_t function = TREE_NONE;
    if (qualified) {
        return !types || !call_types_find(types->ends, qualified);
    }
    if (tree->nodes[callee].kind == N_NAME) {
        function = only_function(module, pairs_find(&module->names->bound, 0, name));
    } else if (tree->nodes[callee].kind == N_ATTRIBUTE &&
               callables_is_self(tree, tree_first(tree, callee))) {
        function = own_method(module, call, name);
    }
    return function == TREE_NONE || may_return(question, function);
}

static bool has_yield(const struct tree *tree, uint32_t node)
{
    for (uint32_t i = node + 1; i < tree->nodes[node].end; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        if (kind == N_YIELD || kind == N_YIELD_FROM) {
            return true;
        }
        if (kind == N_FUNCTION || kind == N_LAMBDA) {
            i = tree->nodes[i].end - 1;
        }
    }
    return false;
}

static bool goes_on(struct question *question, const struct graph *graph,
                    const struct graph_block *block)
{
    const struct tree *tree = question->module->tree;
    for (uint32_t i = 0; i < block->step_count; i++) {
        const struct graph_step *step = &graph->steps[block->first_step + i];
        if (step->op == GRAPH_EVALUATE && tree->nodes[step->node].kind == N_CALL &&
            !call_comes_back(question, step->node)) {
            return false;
        }
    }
    return true;
}

/* Whether the end of the graph is reached from its beginning. */
static bool reaches_end(struct question *question, const struct graph *graph)
{
    bool *reached = ARENA_ARRAY(question->engine->arena, graph->block_count, bool);
    uint32_t lowest = 0;
    reached[0] = true;
    /* Ways back lead to blocks that are reached already, from which they are reached. */
    for (; lowest < graph->block_count && !reached[graph->returns]; lowest++) {
        const struct graph_block *block = &graph->blocks[lowest];
        if (!reached[lowest]) {
            continue;
        }
        const bool on = goes_on(question, graph, block);
        const uint32_t next[] = { on ? block->on_true : GRAPH_NONE,
                                  on ? block->on_false : GRAPH_NONE, block->on_raise };
        for (size_t i = 0; i < sizeof next / sizeof next[0]; i++) {
            if (next[i] != GRAPH_NONE) {
                reached[next[i]] = true;
            }
        }
    }
    return reached[graph->returns];
}

static bool may_return(struct question *question, uint32_t node)
{
    struct flow_module *module = question->module;
    const uint32_t known = pairs_find(&module->returning, node, 0);
    if (known || question->depth >= MOST_DEPTH) {
        return known != NEVER;
    }
    pairs_set(&module->returning, node, 0, RETURNS); /* a call of itself comes back */
    if (has_yield(module->tree, node)) {
        return true;
    }
    const struct graph *graph = module_graph(question->engine, module, node);
    question->depth++;
    const bool may = graph->returns != GRAPH_NONE && reaches_end(question, graph);
    question->depth--;
    pairs_set(&module->returning, node, 0, may ? RETURNS : NEVER);
    return may;
}

bool returning_may(struct engine *engine, struct flow_module *module, uint32_t node)
{
    struct question question = { engine, module, 0 };
    return module->tree->nodes[node].kind != N_FUNCTION || may_return(&question, node);
}
