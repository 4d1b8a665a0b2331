/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "flow/access.h"
#include "flow/call.h"
#include "flow/eval.h"
#include "flow/member.h"
#include "flow/running.h"
#include "flow/taint.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

/* More things that may be called at one place are not gone into. */
enum { MOST_CALLEES = 4 };

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

value call_unknown(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct object object = { .kind = OBJECT_INSTANCE,
                                   .module = run->module->number,
                                   .node = arguments->call,
                                   .b = run->frame };
    const value made =
        values_object(engine->values, TYPE_ANY, objects_add(&engine->objects, &object));
    uint32_t taint =
        taint_keep(engine->values, arguments->taint, engine->channels->through);
    taint = taint_drop(engine->values, taint, engine->channels->safe_functions);
    return values_with_taint(engine->values, made, taint);
}

static value call_external(struct run *run, uint32_t qualified,
                           const struct arguments *arguments)
{
    const struct str name = intern_text(run->engine->words, qualified);
    const value known = call_builtin(run, name, arguments);
    return known ? known : call_unknown(run, arguments);
}

/* A new thing of the class, after its __init__. */
static value instantiate(struct run *run, uint32_t class,
                         const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    bool complete = false;
    const struct object object = { .kind = OBJECT_INSTANCE,
                                   .module = run->module->number,
                                   .node = arguments->call,
                                   .a = class,
                                   .b = run->frame };
    const value made = values_object(engine->values, TYPE_OBJECT,
                                     objects_add(&engine->objects, &object));
    const uint32_t name = intern_add(engine->words, STR("__init__"));
    const value init = member_of_class(run, class, name, &complete);
    const uint32_t function = member_function(run, init);
    if (function) {
        call_function(run, function, made, arguments);
        return made;
    }
    return complete ? made
                    : values_with_taint(engine->values, made,
                                        taint_keep(engine->values, arguments->taint,
                                                   engine->channels->through));
}

static value call_object(struct run *run, uint32_t number,
                         const struct arguments *arguments)
{
    const struct object object = objects_get(&run->engine->objects, number);
    switch (object.kind) {
    case OBJECT_FUNCTION:
        return call_function(run, number, VALUE_NEVER, arguments);
    case OBJECT_BOUND:
        return call_function(run, object.a, object.b, arguments);
    case OBJECT_CLASS:
        return instantiate(run, number, arguments);
    case OBJECT_EXTERNAL:
        return call_external(run, object.a, arguments);
    default:
        return call_unknown(run, arguments);
    }
}

value call_value(struct run *run, value callee, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    size_t count = 0;
    const struct value_facts facts = values_facts(values, callee);
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    const store before = run->now;
    store after = 0;
    value result = VALUE_NEVER;
    bool returns = false;
    if (count == 0 || count > MOST_CALLEES) {
        return call_unknown(run, arguments);
    }
    for (size_t i = 0; i < count; i++) {
        run->now = before;
        run->is_dead = false;
        result = values_join(values, result, call_object(run, objects[i], arguments));
        if (!run->is_dead) {
            after = returns ? run_join(run->engine, after, run->now) : run->now;
            returns = true;
        }
    }
    run->now = after;
    run->is_dead = !returns;
    return result;
}

/* Whether one of the things is code of the repository. */
static bool is_own(const struct engine *engine, value callee)
{
    size_t count = 0;
    const uint32_t set = values_facts(engine->values, callee).objects;
    const uint32_t *objects = cons_get(&engine->values->sets, set, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t kind = objects_get(&engine->objects, objects[i]).kind;
        if (kind == OBJECT_FUNCTION || kind == OBJECT_BOUND || kind == OBJECT_CLASS) {
            return true;
        }
    }
    return false;
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
    return taint_visit(run, node,
                       access_attribute(run, *receiver, tree->nodes[node].name));
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
    run_raise(run);
    const uint32_t of_callee =
        receiver ? taint_join(engine->values, eval_reachable_taint(run, receiver),
                              values_taint(engine->values, callee))
                 : values_taint(engine->values, callee);
    arguments.taint = taint_join(engine->values, arguments.taint, of_callee);
    arguments.receiver = receiver;
    arguments.method = receiver ? tree->nodes[callee_node].name : 0;
    value result = VALUE_NEVER;
    if (receiver && !is_own(engine, callee)) {
        result = call_method(run, &arguments);
    }
    if (!result && !run->is_dead) {
        result = call_value(run, callee, &arguments);
    }
    run->operands = arguments.taint;
    return result;
}

value call_enter(struct run *run, uint32_t item, value manager)
{
    struct engine *engine = run->engine;
    const uint32_t name = intern_add(engine->words, STR("__enter__"));
    const value method = access_attribute(run, manager, name);
    const struct arguments none = { .call = item, .receiver = manager, .method = name };
    run_raise(run);
    return is_own(engine, method) ? call_value(run, method, &none) : manager;
}

bool call_suppresses(struct run *run, uint32_t item)
{
    const struct tree *tree = run->module->tree;
    const uint32_t manager = tree_first(tree, item);
    return tree->nodes[manager].kind == N_CALL &&
           str_equal(tree_name(tree, manager), STR("suppress"));
}
