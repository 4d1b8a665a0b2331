/* SPDX-License-Identifier: MIT */
#include "flow/access.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/refine.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "flow/visit.h"

static uint32_t type_of(enum node_kind kind)
{
    switch (kind) {
    case N_LIST:
    case N_LIST_COMP:
        return TYPE_LIST;
    case N_TUPLE:
        return TYPE_TUPLE;
    case N_DICT:
    case N_DICT_COMP:
        return TYPE_DICT;
    case N_SET:
    case N_SET_COMP:
        return TYPE_SET;
    default:
        return TYPE_OBJECT;
    }
}

/* Taint of keys counts for the whole. */
static void add_key_taint(struct run *run, uint32_t container, value key)
{
    struct values *values = run->engine->values;
    const uint32_t taint = values_taint(values, key);
    const uint32_t cell = objects_cell(&run->engine->objects, container,
                                       key_of(KEY_SPECIAL, SPECIAL_WHOLE));
    if (taint) {
        const uint32_t word = run_get(run, cell);
        run_set(run, cell,
                values_with_taint(values, word ? word : values_any(values), taint));
    }
}

static void add_pair(struct run *run, uint32_t container, uint32_t pair)
{
    const uint32_t first = tree_first(run->module->tree, pair);
    const value key = eval(run, first);
    const value item = eval(run, tree_next(run->module->tree, first));
    if (!run->is_dead) {
        container_set_item(run, container_value(run, container, TYPE_DICT), key, item);
        add_key_taint(run, container, key);
    }
}

/* `*x` and `**x`: what is in x. */
static void add_spread(struct run *run, uint32_t container, uint32_t node)
{
    struct values *values = run->engine->values;
    const value given = eval(run, tree_first(run->module->tree, node));
    const struct value_facts facts = values_facts(values, given);
    size_t count = 0;
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    for (size_t i = 0; i < count; i++) {
        container_add(run, container, container_items(run, objects[i]));
    }
    container_add(run, container, eval_derived(run, facts.taint, TYPE_ANY));
}

value eval_display(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const enum node_kind kind = (enum node_kind)tree->nodes[node].kind;
    const uint32_t container = container_new(run, node);
    TREE_EACH_CHILD(child, tree, node)
    {
        const enum node_kind child_kind = (enum node_kind)tree->nodes[child].kind;
        if (child_kind == N_PAIR) {
            add_pair(run, container, child);
        } else if (child_kind == N_STAR || child_kind == N_DSTAR) {
            add_spread(run, container, child);
        } else {
            const value item = eval(run, child);
            if (!run->is_dead && kind == N_SET) {
                container_add(run, container, item);
            } else if (!run->is_dead) {
                container_append(run, container, item);
            }
        }
    }
    return container_value(run, container, type_of(kind));
}

/* The store where all conditions of a clause hold; false if they cannot. */
static bool enter_clause(struct run *run, uint32_t clause)
{
    const struct tree *tree = run->module->tree;
    const uint32_t target = tree_first(tree, clause);
    const uint32_t iterable = tree_next(tree, target);
    const value given = eval(run, iterable);
    if (run->is_dead) {
        return false;
    }
    visit_used(run, iterable, given);
    access_bind(run, target, eval_element(run, given));
    visit_element(run, target, iterable);
    for (uint32_t condition = tree_next(tree, iterable); condition != TREE_NONE;
         condition = tree_next(tree, condition)) {
        const uint32_t test = tree_first(tree, condition);
        const value tested = eval(run, test);
        if (run->is_dead || !refine_branch(run, test, tested, true)) {
            return false;
        }
    }
    return true;
}

value eval_comprehension(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t container = container_new(run, node);
    const store before = run->now;
    const uint32_t element = tree_first(tree, node);
    bool enters = true;
    for (uint32_t clause = tree_next(tree, element); clause != TREE_NONE && enters;
         clause = tree_next(tree, clause)) {
        enters = enter_clause(run, clause);
    }
    if (enters && tree->nodes[element].kind == N_PAIR) {
        const uint32_t key = tree_first(tree, element);
        const value known = eval(run, key);
        const value item = eval(run, tree_next(tree, key));
        container_add(run, container, item);
        add_key_taint(run, container, known);
    } else if (enters) {
        container_add(run, container, eval(run, element));
    }
    run->now = run->is_dead || !enters ? before : run_join(run->engine, before, run->now);
    run->is_dead = false;
    return container_value(run, container,
                           type_of((enum node_kind)tree->nodes[node].kind));
}

value eval_element(struct run *run, value at)
{
    struct engine *engine = run->engine;
    const struct value_facts facts = values_facts(engine->values, at);
    size_t count = 0;
    const uint32_t *objects = cons_get(&engine->values->sets, facts.objects, &count);
    value found = VALUE_NEVER;
    bool known = count > 0 && !(facts.types & TYPE_DICT);
    for (size_t i = 0; i < count; i++) {
        const value one = container_items(run, objects[i]);
        known = known && one;
        found = values_join(engine->values, found, one);
    }
    if (!known || found == VALUE_NEVER) {
        const uint32_t types =
            facts.types == TYPE_STR ? (uint32_t)TYPE_STR : (uint32_t)TYPE_ANY;
        const uint32_t taint =
            facts.types & TYPE_DICT ? eval_reachable_taint(run, at) : 0;
        found = values_join(engine->values, found, eval_derived(run, taint, types));
    }
    return values_with_taint(
        engine->values, found,
        taint_keep(engine->values, facts.taint, engine->channels->through));
}
