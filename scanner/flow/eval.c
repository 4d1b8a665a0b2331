/* SPDX-License-Identifier: MIT */
#include "flow/eval.h"

#include "flow/access.h"
#include "flow/lifetime.h"
#include "flow/member.h"
#include "flow/refine.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "flow/visit.h"
#include "syntax/literal.h"

enum { MOST_NESTING = 200, MOST_REACHED = 64 };

value eval_derived(struct run *run, uint32_t taint, uint32_t types)
{
    struct engine *engine = run->engine;
    const value made = values_of_types(engine->values, types);
    return values_with_taint(
        engine->values, made,
        taint_keep(engine->values, taint, engine->channels->through));
}

static value eval_constant(struct run *run, uint32_t node)
{
    struct values *values = run->engine->values;
    const struct tree *tree = run->module->tree;
    const struct constant_maker maker = { .tree = tree,
                                          .arena = run->engine->arena,
                                          .steps_left = &run->engine->steps_left };
    return values_constant(values, constant_evaluate(&maker, node));
}

static value pure_display(struct run *run, uint32_t node, uint32_t type)
{
    struct values *values = run->engine->values;
    uint32_t taint = 0;
    TREE_EACH_CHILD(child, run->module->tree, node)
    {
        taint = taint_join(values, taint, values_taint(values, eval_pure(run, child)));
    }
    return values_with_taint(values, values_of_types(values, type), taint);
}

value eval_pure(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    switch ((enum node_kind)tree->nodes[node].kind) {
    case N_INT:
    case N_FLOAT:
    case N_STRING:
    case N_CONCAT:
    case N_TRUE:
    case N_FALSE:
    case N_NONE:
    case N_UNARY:
        return eval_constant(run, node);
    case N_NAME:
        return access_name(run, node);
    case N_ATTRIBUTE:
        return access_attribute(run, eval_pure(run, tree_first(tree, node)),
                                tree->nodes[node].name);
    case N_TUPLE:
        return pure_display(run, node, TYPE_TUPLE);
    case N_LIST:
        return pure_display(run, node, TYPE_LIST);
    case N_SET:
        return pure_display(run, node, TYPE_SET);
    default:
        return values_any(run->engine->values);
    }
}

static value eval_attribute(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const value base = eval(run, tree_first(tree, node));
    return run->is_dead ? VALUE_NEVER : visit_attribute(run, node, base);
}

static value eval_subscript(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t first = tree_first(tree, node);
    const value base = eval(run, first);
    const value index = eval(run, tree_next(tree, first));
    if (run->is_dead) {
        return VALUE_NEVER;
    }
    visit_item(run, node, base);
    return access_item(run, base, index);
}

/* Both ways are gone, the value is that of either. */
static value eval_if(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t yes = tree_first(tree, node);
    const uint32_t test = tree_next(tree, yes);
    const uint32_t no = tree_next(tree, test);
    const value tested = eval(run, test);
    const store before = run->now;
    value result = VALUE_NEVER;
    const bool can_be_true = refine_branch(run, test, tested, true);
    if (can_be_true) {
        result = eval(run, yes);
    }
    const bool ends = can_be_true && !run->is_dead;
    const store after = run->now;
    run->now = before;
    run->is_dead = false;
    if (refine_branch(run, test, tested, false)) {
        result = values_join(run->engine->values, result, eval(run, no));
    } else {
        run->is_dead = true;
    }
    if (ends) {
        run->now = run->is_dead ? after : run_join(run->engine, after, run->now);
        run->is_dead = false;
    }
    return result;
}

static value eval_lambda(struct run *run, uint32_t node)
{
    return values_object(run->engine->values, TYPE_CALLABLE, member_define(run, node));
}

static value eval_yield(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t what = tree_first(tree, node);
    value given = what == TREE_NONE
                      ? values_constant(run->engine->values,
                                        (struct constant){ .kind = CONSTANT_NONE })
                      : eval(run, what);
    if (tree->nodes[node].kind == N_YIELD_FROM) {
        given = eval_element(run, given);
    }
    run->yielded = values_join(run->engine->values, run->yielded, given);
    if (run->engine->lifetime) {
        lifetime_yield(run, given);
    }
    run_raise(run);
    return values_any(run->engine->values);
}

static value eval_walrus(struct run *run, uint32_t node)
{
    const uint32_t target = tree_first(run->module->tree, node);
    const value given = eval(run, tree_next(run->module->tree, target));
    if (!run->is_dead) {
        access_bind(run, target, given);
    }
    return given;
}

/* All children, for what is no value of its own. */
static value eval_children(struct run *run, uint32_t node)
{
    uint32_t taint = 0;
    TREE_EACH_CHILD(child, run->module->tree, node)
    {
        if (node_is_expression((enum node_kind)run->module->tree->nodes[child].kind) ||
            run->module->tree->nodes[child].kind == N_STAR) {
            taint = taint_join(run->engine->values, taint,
                               values_taint(run->engine->values, eval(run, child)));
        }
    }
    return eval_derived(run, taint, TYPE_ANY);
}

static value by_kind(struct run *run, uint32_t node)
{
    switch ((enum node_kind)run->module->tree->nodes[node].kind) {
    case N_NAME:
        return access_name(run, node);
    case N_INT:
    case N_FLOAT:
    case N_IMAGINARY:
    case N_STRING:
    case N_TRUE:
    case N_FALSE:
    case N_NONE:
    case N_ELLIPSIS:
        return eval_constant(run, node);
    case N_FSTRING:
    case N_CONCAT:
        return eval_text(run, node);
    case N_ATTRIBUTE:
        return eval_attribute(run, node);
    case N_SUBSCRIPT:
        return eval_subscript(run, node);
    case N_CALL:
        return eval_call(run, node);
    case N_TUPLE:
    case N_LIST:
    case N_SET:
    case N_DICT:
        return eval_display(run, node);
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_GENERATOR:
    case N_DICT_COMP:
        return eval_comprehension(run, node);
    case N_LAMBDA:
        return eval_lambda(run, node);
    case N_IF_EXP:
        return eval_if(run, node);
    case N_BOOL_OP:
    case N_NOT:
    case N_UNARY:
    case N_BINARY:
    case N_COMPARE:
        return eval_operator(run, node);
    case N_AWAIT:
        return eval(run, tree_first(run->module->tree, node));
    case N_YIELD:
    case N_YIELD_FROM:
        return eval_yield(run, node);
    case N_WALRUS:
        return eval_walrus(run, node);
    default:
        return eval_children(run, node);
    }
}

value eval(struct run *run, uint32_t node)
{
    struct engine *engine = run->engine;
    if (run->is_dead || node == TREE_NONE) {
        return VALUE_NEVER;
    }
    if (engine->steps_left == 0 || run->nesting >= MOST_NESTING) {
        engine->is_cut = true;
        return values_any(engine->values);
    }
    engine->steps_left--;
    run->nesting++;
    const value found = by_kind(run, node);
    run->nesting--;
    return run->is_dead ? VALUE_NEVER : visit_node(run, node, found);
}

/* What is in things, and in the things in them. */
struct reaching {
    uint32_t objects[MOST_REACHED];
    size_t count;
    uint32_t taint;
};

static void reach_objects(struct run *run, uint32_t set, struct reaching *reaching)
{
    size_t count = 0;
    const uint32_t *objects = cons_get(&run->engine->values->sets, set, &count);
    for (size_t i = 0; i < count && reaching->count < MOST_REACHED; i++) {
        size_t at = 0;
        while (at < reaching->count && reaching->objects[at] != objects[i]) {
            at++;
        }
        if (at == reaching->count) {
            reaching->objects[reaching->count++] = objects[i];
        }
    }
}

uint32_t eval_reachable_taint(struct run *run, value at)
{
    struct engine *engine = run->engine;
    const struct value_facts facts = values_facts(engine->values, at);
    struct reaching reaching = { .taint = facts.taint };
    reach_objects(run, facts.objects, &reaching);
    for (size_t i = 0; i < reaching.count; i++) {
        uint32_t cell = objects_first_cell(&engine->objects, reaching.objects[i]);
        for (; cell; cell = objects_next_cell(&engine->objects, cell)) {
            const uint32_t word = run_get(run, cell);
            if (word && !(word & RUN_BITS)) {
                const struct value_facts in = values_facts(engine->values, word);
                reaching.taint = taint_join(engine->values, reaching.taint, in.taint);
                reach_objects(run, in.objects, &reaching);
            }
        }
    }
    return reaching.taint;
}
