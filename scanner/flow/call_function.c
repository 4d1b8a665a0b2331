/* SPDX-License-Identifier: MIT */
#include "flow/call_bind.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/inert.h"
#include "flow/leaving.h"
#include "flow/lifetime.h"
#include "flow/order.h"
#include "flow/running.h"
#include "flow/value_make.h"
#include "flow/worth.h"

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
    const struct object object = objects_get(&callee->engine->objects, callee->function);
    if (callee->yielded) {
        const uint32_t container = container_new(callee, object.node);
        container_add(callee, container, callee->yielded);
        callee->returned = callee->now;
        return container_value(callee, container, TYPE_OBJECT);
    }
    const struct constant none = { .kind = CONSTANT_NONE };
    return callee->falls_off || !callee->result
               ? values_join(values, callee->result, values_constant(values, none))
               : callee->result;
}

static void run_body(struct run *callee, uint32_t node)
{
    const struct tree *tree = callee->module->tree;
    if (tree->nodes[node].kind == N_LAMBDA) {
        callee->result = eval(callee, tree_last(tree, node));
        lifetime_return(callee, callee->result);
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
    if (!worth_running(run, &object, arguments)) {
        return call_unrun(run, &object, arguments);
    }
    const uint32_t inert = inert_of(run, &object, self, arguments);
    value known = VALUE_NEVER;
    if (inert && inert_known(run, inert, &known)) {
        run_raise(run);
        return known ? known : call_unknown(run, arguments);
    }
    start(&callee, run, function, arguments->call);
    const store before = run->now;
    const struct inert_turn turn = { callee.frame, before, run->engine->circles };
    clear_frame(&callee);
    struct giving giving = { .run = &callee, .arguments = arguments, .self = self };
    call_bind_parameters(&giving, object.node);
    if (!callee.is_dead) {
        run_body(&callee, object.node);
    }
    if (run->engine->lifetime) {
        callee.left = leaving_call(run, before, callee.left);
        callee.returned = leaving_call(run, before, callee.returned);
    }
    if (callee.raises) {
        run->now = callee.left;
        run->raising = RAISING_SURELY;
        run_raise(run);
    }
    if (!callee.returns && !callee.yielded) {
        run->is_dead = true;
        return VALUE_NEVER;
    }
    callee.now = callee.returned;
    const value result = result_of(&callee);
    run->now = callee.now;
    if (inert) {
        inert_note(run, inert, &turn, result);
    }
    return result;
}

static void begin_root(struct run *root, uint32_t node)
{
    if (root->engine->lifetime) {
        leaving_begin(root->engine);
    }
    if (root->engine->order) {
        order_begin(root, node);
    }
}

static void end_root(struct engine *engine)
{
    if (engine->lifetime) {
        leaving_judge(engine);
    }
}

void call_top(struct run *run)
{
    begin_root(run, 0);
    run_code(run, 0);
    end_root(run->engine);
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
    call_bind_parameters(&giving, object.node);
    begin_root(&callee, object.node);
    if (!callee.is_dead) {
        run_body(&callee, object.node);
    }
    end_root(run->engine);
}
