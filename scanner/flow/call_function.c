/* SPDX-License-Identifier: MIT */
#include "base/intern.h"

#include "flow/access.h"
#include "flow/call.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/member.h"
#include "flow/run.h"
#include "flow/taint.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "names/names.h"

/* Calls within each other that are gone into. */
enum { MOST_DEPTH = 6 };

/* What is left to be given to parameters. */
struct giving {
    struct run *run; /* the function's */
    const struct arguments *arguments;
    value self;         /* VALUE_NEVER once it is given */
    uint32_t next;      /* argument */
    bool is_root;
};

static value spread(struct giving *giving, enum argument_kind kind)
{
    for (uint32_t i = 0; i < giving->arguments->count; i++) {
        const struct argument *argument = &giving->arguments->items[i];
        if (argument->kind == kind) {
            return eval_element(giving->run, argument->value);
        }
    }
    return VALUE_NEVER;
}

static value take_positional(struct giving *giving)
{
    const struct arguments *arguments = giving->arguments;
    if (giving->self) {
        const value self = giving->self;
        giving->self = VALUE_NEVER;
        return self;
    }
    while (giving->next < arguments->count) {
        const struct argument *argument = &arguments->items[giving->next];
        if (argument->kind == ARGUMENT_STAR) {
            return eval_element(giving->run, argument->value);
        }
        giving->next++;
        if (argument->kind == ARGUMENT_PLAIN && !argument->name) {
            return argument->value;
        }
    }
    return VALUE_NEVER;
}

static value take_keyword(const struct giving *giving, uint32_t name)
{
    for (uint32_t i = 0; i < giving->arguments->count && name; i++) {
        if (giving->arguments->items[i].name == name) {
            return giving->arguments->items[i].value;
        }
    }
    return VALUE_NEVER;
}

static value rest_of_positional(struct giving *giving, uint32_t param)
{
    struct run *run = giving->run;
    const uint32_t container = container_new(run, param);
    for (value item = take_positional(giving); item; item = take_positional(giving)) {
        container_append(run, container, item);
        if (giving->next < giving->arguments->count &&
            giving->arguments->items[giving->next].kind == ARGUMENT_STAR) {
            container_add(run, container, spread(giving, ARGUMENT_STAR));
            break;
        }
    }
    return container_value(run, container, TYPE_TUPLE);
}

/* Keywords that are parameters are among them too. */
static value all_keywords(struct giving *giving, uint32_t param)
{
    struct run *run = giving->run;
    struct values *values = run->engine->values;
    const uint32_t container = container_new(run, param);
    const value dict = container_value(run, container, TYPE_DICT);
    for (uint32_t i = 0; i < giving->arguments->count; i++) {
        const struct argument *argument = &giving->arguments->items[i];
        if (argument->name) {
            const struct str key = intern_text(run->engine->words, argument->name);
            container_set_item(run, dict, values_string(values, key), argument->value);
        }
    }
    const value more = spread(giving, ARGUMENT_DSTAR);
    if (more) {
        container_add(run, container, more);
    }
    return dict;
}

static value given_to(struct giving *giving, uint32_t param)
{
    struct run *run = giving->run;
    const struct tree *tree = run->module->tree;
    const struct node *node = &tree->nodes[param];
    const uint32_t fallback = tree_child_of_kind(tree, param, N_DEFAULT);
    if (!giving->is_root && node->op == PARAM_STAR) {
        return rest_of_positional(giving, param);
    }
    if (!giving->is_root && node->op == PARAM_DSTAR) {
        return all_keywords(giving, param);
    }
    value given = take_keyword(giving, node->name);
    given = given ? given : take_positional(giving);
    given = given ? given : spread(giving, ARGUMENT_DSTAR);
    if (fallback != TREE_NONE && !given) {
        given = eval(run, tree_first(tree, fallback));
        given = giving->is_root
                    ? values_join(run->engine->values, given,
                                  values_any(run->engine->values))
                    : given;
    }
    return given ? given : member_parameter(run, param);
}

static void bind_parameters(struct giving *giving, uint32_t function_node)
{
    struct run *run = giving->run;
    const struct tree *tree = run->module->tree;
    const uint32_t params = tree_child_of_kind(tree, function_node, N_PARAMS);
    if (params == TREE_NONE) {
        return;
    }
    TREE_EACH_CHILD (param, tree, params) {
        if (tree->nodes[param].kind != N_PARAM || tree->nodes[param].op == PARAM_SLASH ||
            tree->nodes[param].op == PARAM_ONLY_STAR) {
            continue;
        }
        access_bind(run, param, given_to(giving, param));
    }
}

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

static void start(struct run *callee, struct run *run, uint32_t function, uint32_t call)
{
    struct engine *engine = run->engine;
    const struct object object = objects_get(&engine->objects, function);
    const uint32_t words[] = { run->frame, call };
    const struct object frame = { .kind = OBJECT_FRAME,
                                  .module = object.module,
                                  .node = object.node,
                                  .a = object.a,
                                  .b = cons_add(&engine->contexts, words, 2) };
    *callee = (struct run){ .engine = engine,
                            .module = engine->modules[object.module],
                            .caller = run,
                            .call_node = call,
                            .function = function,
                            .frame = objects_add(&engine->objects, &frame),
                            .depth = run->depth + 1,
                            .nesting = run->nesting,
                            .now = run->now };
}

/* Variables of an earlier run of the same frame are not there any more. */
static void clear_frame(struct run *callee)
{
    struct objects *objects = &callee->engine->objects;
    uint32_t cell = objects_first_cell(objects, callee->frame);
    for (; cell; cell = objects_next_cell(objects, cell)) {
        run_set(callee, cell, 0);
    }
}

static value result_of(struct run *callee)
{
    struct values *values = callee->engine->values;
    const struct object object =
        objects_get(&callee->engine->objects, callee->function);
    if (callee->yielded) {
        const uint32_t container = container_new(callee, object.node);
        container_add(callee, container, callee->yielded);
        callee->returned = callee->now;
        return container_value(callee, container, TYPE_OBJECT);
    }
    const struct constant none = { .kind = CONSTANT_NONE };
    return callee->result ? callee->result : values_constant(values, none);
}

static void run_body(struct run *callee, uint32_t node)
{
    const struct tree *tree = callee->module->tree;
    if (tree->nodes[node].kind == N_LAMBDA) {
        callee->result = eval(callee, tree_last(tree, node));
        callee->returned = callee->now;
        callee->returns = !callee->is_dead;
        return;
    }
    run_code(callee, node);
}

value call_function(struct run *run, uint32_t function, value self,
                    const struct arguments *arguments)
{
    const struct object object = objects_get(&run->engine->objects, function);
    struct run callee;
    if (run->depth >= MOST_DEPTH || is_running(run, object.module, object.node)) {
        return call_unknown(run, arguments);
    }
    start(&callee, run, function, arguments->call);
    clear_frame(&callee);
    struct giving giving = { .run = &callee, .arguments = arguments, .self = self };
    bind_parameters(&giving, object.node);
    if (!callee.is_dead) {
        run_body(&callee, object.node);
    }
    if (callee.raises) {
        run->now = callee.left;
        run_raise(run);
    }
    if (!callee.returns && !callee.yielded) {
        run->is_dead = true;
        return VALUE_NEVER;
    }
    callee.now = callee.returned;
    const value result = result_of(&callee);
    run->now = callee.now;
    return result;
}

void call_root(struct run *run, uint32_t function, value self)
{
    const struct object object = objects_get(&run->engine->objects, function);
    const struct arguments none = { .call = object.node };
    struct run callee;
    start(&callee, run, function, object.node);
    callee.depth = 0;
    struct giving giving = {
        .run = &callee, .arguments = &none, .self = self, .is_root = true
    };
    bind_parameters(&giving, object.node);
    if (!callee.is_dead) {
        run_body(&callee, object.node);
    }
}
