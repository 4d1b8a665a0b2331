/* SPDX-License-Identifier: MIT */
#include "flow/access.h"

#include "flow/container.h"
#include "flow/eval.h"
#include "flow/origin.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "flow/visit.h"
#include "names/facts.h"
#include "names/names.h"

/* The frame that the variable belongs to, going out from one; 0 if none of them. */
static uint32_t frame_of(const struct objects *objects, uint32_t module, uint32_t frame,
                         uint32_t scope_node)
{
    while (frame) {
        const struct object object = objects_get(objects, frame);
        if (object.node == scope_node && object.module == module) {
            return frame;
        }
        frame = object.a;
    }
    return 0;
}

uint32_t access_variable_in(struct engine *engine, const struct flow_module *module,
                            uint32_t frame, uint32_t variable)
{
    const struct names *names = module->names;
    const struct scope *scope =
        &names->scopes.items[names->variables.items[variable].scope];
    const uint32_t node = names->scopes.items[scope->frame].node;
    const uint32_t owner = frame_of(&engine->objects, module->number, frame, node);
    return owner ? objects_cell(&engine->objects, owner, key_of(KEY_VARIABLE, variable))
                 : 0;
}

uint32_t access_variable(struct run *run, uint32_t variable)
{
    return access_variable_in(run->engine, run->module, run->frame, variable);
}

void access_set_attribute(struct run *run, value base, uint32_t name, value to)
{
    struct engine *engine = run->engine;
    size_t count = 0;
    const struct value_facts facts = values_facts(engine->values, base);
    const uint32_t *objects = cons_get(&engine->values->sets, facts.objects, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t cell =
            objects_cell(&engine->objects, objects[i], key_of(KEY_ATTRIBUTE, name));
        const uint32_t before = run_get(run, cell);
        run_set(run, cell, count == 1 ? to : values_join(engine->values, before, to));
    }
}

void access_set_item(struct run *run, value base, value index, value to)
{
    container_set_item(run, base, index, to);
}

static void bind_tuple(struct run *run, uint32_t target, value to)
{
    const struct tree *tree = run->module->tree;
    struct values *values = run->engine->values;
    int64_t at = 0;
    bool after_star = false;
    TREE_EACH_CHILD(child, tree, target)
    {
        if (tree->nodes[child].kind == N_STAR || after_star) {
            const uint32_t inner =
                tree->nodes[child].kind == N_STAR ? tree_first(tree, child) : child;
            access_bind(run, inner, eval_element(run, to));
            after_star = true;
            continue;
        }
        const struct constant index = { .kind = CONSTANT_INT, .integer = at++ };
        access_bind(run, child, container_item(run, to, values_constant(values, index)));
    }
}

static void bind_name(struct run *run, uint32_t target, value to)
{
    const uint32_t variable = names_variable(run->module->names, target);
    const uint32_t cell = variable ? access_variable(run, variable) : 0;
    if (cell) {
        run_set(run, cell, to);
        trace_write(run, cell, target, to);
    }
}

void access_bind(struct run *run, uint32_t target, value to)
{
    const struct tree *tree = run->module->tree;
    if (run->is_dead) {
        return;
    }
    const uint32_t first = tree_first(tree, target);
    to = visit_given(run, target, to);
    switch ((enum node_kind)tree->nodes[target].kind) {
    case N_ATTRIBUTE: {
        const value base = eval(run, first);
        visit_owner(run, target, base);
        access_set_attribute(run, base, tree->nodes[target].name, to);
        break;
    }
    case N_SUBSCRIPT: {
        const value base = eval(run, first);
        visit_owner(run, target, base);
        access_set_item(run, base, eval(run, tree_next(tree, first)), to);
        break;
    }
    case N_TUPLE:
    case N_LIST:
        bind_tuple(run, target, to);
        break;
    case N_STAR:
        access_bind(run, first, to);
        break;
    default:
        bind_name(run, target, to);
        break;
    }
}

static uint32_t one_object(struct run *run, value base)
{
    size_t count = 0;
    const struct value_facts facts = values_facts(run->engine->values, base);
    const uint32_t *objects = cons_get(&run->engine->values->sets, facts.objects, &count);
    return count == 1 ? objects[0] : 0;
}

uint32_t access_cell(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    struct objects *objects = &run->engine->objects;
    if (node == TREE_NONE) {
        return 0;
    }
    const struct node *at = &tree->nodes[node];
    if (at->kind == N_NAME) {
        const uint32_t variable = names_variable(run->module->names, node);
        return variable && !names_qualified(run->module->names, node)
                   ? access_variable(run, variable)
                   : 0;
    }
    if (at->kind == N_WALRUS) {
        return access_cell(run, tree_first(tree, node));
    }
    if (at->kind != N_ATTRIBUTE && at->kind != N_SUBSCRIPT) {
        return 0;
    }
    const uint32_t owner_cell = access_cell(run, tree_first(tree, node));
    const uint32_t owner = owner_cell ? one_object(run, run_get(run, owner_cell)) : 0;
    if (!owner) {
        return 0;
    }
    if (at->kind == N_ATTRIBUTE) {
        return objects_cell(objects, owner, key_of(KEY_ATTRIBUTE, at->name));
    }
    const uint32_t index = tree_next(tree, tree_first(tree, node));
    return container_cell(run, owner, eval_pure(run, index));
}

void access_add_taint(struct run *run, uint32_t node, uint32_t taint)
{
    struct values *values = run->engine->values;
    const uint32_t cell = access_cell(run, node);
    size_t count = 0;
    if (cell) {
        const uint32_t word = run_get(run, cell);
        const value now = word ? word : values_any(values);
        run_set(run, cell, values_with_taint(values, now, taint));
        trace_write(run, cell, node, run_get(run, cell));
    }
    const value now = cell ? run_get(run, cell) : VALUE_NEVER;
    const uint32_t set = values_facts(values, now).objects;
    const uint32_t *objects = cons_get(&values->sets, set, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t whole = objects_cell(&run->engine->objects, objects[i],
                                            key_of(KEY_SPECIAL, SPECIAL_WHOLE));
        const uint32_t word = run_get(run, whole);
        const value before = word ? word : values_any(values);
        run_set(run, whole, values_with_taint(values, before, taint));
    }
}
