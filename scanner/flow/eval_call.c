/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "flow/access.h"
#include "flow/callables.h"
#include "flow/eval.h"
#include "flow/lifetime.h"
#include "flow/result.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "flow/visit.h"

value call_positional(const struct arguments *arguments, uint32_t index)
{
    for (uint32_t i = 0; i < arguments->count; i++) {
        const struct argument *argument = &arguments->items[i];
        if (argument->kind == ARGUMENT_PLAIN && !argument->name && index-- == 0) {
            return argument->value;
        }
        if (argument->kind == ARGUMENT_STAR) {
            return VALUE_NEVER;
        }
    }
    return VALUE_NEVER;
}

static struct argument read_argument(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    struct argument argument = { .node = node };
    const enum node_kind kind = (enum node_kind)tree->nodes[node].kind;
    if (kind == N_KEYWORD || kind == N_STAR || kind == N_DSTAR) {
        argument.name = kind == N_KEYWORD ? tree->nodes[node].name : 0;
        argument.kind = kind == N_STAR    ? ARGUMENT_STAR
                        : kind == N_DSTAR ? ARGUMENT_DSTAR
                                          : ARGUMENT_PLAIN;
        argument.node = tree_first(tree, node);
    }
    argument.value = eval(run, argument.node);
    return argument;
}

static struct arguments read_arguments(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    struct arguments arguments = { .call = node };
    struct argument *items =
        ARENA_ARRAY(run->engine->arena, tree_child_count(tree, node), struct argument);
    for (uint32_t child = tree_next(tree, tree_first(tree, node));
         child != TREE_NONE && !run->is_dead; child = tree_next(tree, child)) {
        struct argument *argument = &items[arguments.count++];
        *argument = read_argument(run, child);
        arguments.taint = taint_join(run->engine->values, arguments.taint,
                                     eval_reachable_taint(run, argument->value));
    }
    arguments.items = items;
    return arguments;
}

static value receiver_and_callee(struct run *run, uint32_t node, value *receiver)
{
    const struct tree *tree = run->module->tree;
    *receiver = VALUE_NEVER;
    if (tree->nodes[node].kind != N_ATTRIBUTE) {
        return eval(run, node);
    }
    *receiver = eval(run, tree_first(tree, node));
    if (run->is_dead) {
        return VALUE_NEVER;
    }
    result_use_attribute(run, tree_first(tree, node), *receiver, node);
    return visit_node(run, node,
                      access_attribute(run, *receiver, tree->nodes[node].name));
}

/* What the result may have of the receiver. A method of `self` that is not known is one
 * of many that the class has: it need not give what some attribute holds. */
static uint32_t receiver_taint(struct run *run, uint32_t callee_node, value receiver)
{
    const struct tree *tree = run->module->tree;
    return callables_is_self(tree, tree_first(tree, callee_node))
               ? values_taint(run->engine->values, receiver)
               : eval_reachable_taint(run, receiver);
}

value eval_call(struct run *run, uint32_t node)
{
    struct engine *engine = run->engine;
    const struct tree *tree = run->module->tree;
    const uint32_t callee_node = tree_first(tree, node);
    value receiver = VALUE_NEVER;
    const value callee = receiver_and_callee(run, callee_node, &receiver);
    struct arguments arguments = read_arguments(run, node);
    if (run->is_dead) {
        return VALUE_NEVER;
    }
    result_use(run, callee_node, callee, node, FLOW_FAULT_NONE);
    arguments.receiver = receiver;
    arguments.method = receiver ? tree->nodes[callee_node].name : 0;
    if (engine->lifetime || engine->order) {
        lifetime_call(run, callee, &arguments);
    }
    run_raise(run);
    const uint32_t of_callee =
        receiver ? taint_join(engine->values, receiver_taint(run, callee_node, receiver),
                              values_taint(engine->values, callee))
                 : values_taint(engine->values, callee);
    arguments.taint = taint_join(engine->values, arguments.taint, of_callee);
    value result = VALUE_NEVER;
    if (receiver && !call_is_own(engine, callee)) {
        result = call_keep_method(run, &arguments);
        result = result ? result : call_method(run, &arguments);
        if (result) {
            lifetime_give(run, &arguments);
        }
    }
    if (!result && !run->is_dead) {
        result = call_value(run, callee, &arguments);
    }
    run->operands = arguments.taint;
    return receiver ? lifetime_part(run, node, receiver, result) : result;
}
