/* SPDX-License-Identifier: MIT */
#include "flow/refine.h"

#include "flow/access.h"
#include "flow/branch.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "names/names.h"

/* Of a list or dict what is in it decides. */
enum truth refine_truth(struct run *run, value at)
{
    struct values *values = run->engine->values;
    const struct value_facts facts = values_facts(values, at);
    size_t count = 0;
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    if (count == 1 && !(facts.types & ~(uint32_t)TYPE_CONTAINERS)) {
        const int64_t length = container_length(run, objects[0]);
        return length < 0 ? TRUTH_UNKNOWN : length > 0 ? TRUTH_TRUE : TRUTH_FALSE;
    }
    return facts.types & TYPE_CONTAINERS ? TRUTH_UNKNOWN : values_truth(values, at);
}

static enum truth of(bool known)
{
    return known ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth compare_none(const struct value_facts *x, const struct value_facts *y)
{
    if (x->types == TYPE_NONE && y->types == TYPE_NONE) {
        return TRUTH_TRUE;
    }
    const bool apart = !(x->types & y->types) && !((x->types | y->types) & TYPE_UNBOUND);
    const bool has_none = x->types == TYPE_NONE || y->types == TYPE_NONE;
    return has_none && apart ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static enum truth negated(enum truth truth)
{
    return truth == TRUTH_UNKNOWN ? truth : of(truth == TRUTH_FALSE);
}

enum truth refine_compare(struct run *run, uint32_t op, value left, value right)
{
    struct values *values = run->engine->values;
    const struct value_facts x = values_facts(values, left);
    const struct value_facts y = values_facts(values, right);
    const struct constant a = values_literal(values, left);
    const struct constant b = values_literal(values, right);
    if (op == OP_IS || op == OP_IS_NOT || op == OP_EQ || op == OP_NE) {
        const bool is_negative = op == OP_IS_NOT || op == OP_NE;
        const enum truth none = compare_none(&x, &y);
        if (none != TRUTH_UNKNOWN) {
            return is_negative ? negated(none) : none;
        }
    }
    if (a.kind == CONSTANT_UNKNOWN || b.kind == CONSTANT_UNKNOWN || op == OP_IS ||
        op == OP_IS_NOT) {
        return TRUTH_UNKNOWN;
    }
    const struct constant_maker maker = { .tree = run->module->tree,
                                          .arena = run->engine->arena,
                                          .steps_left = &run->engine->steps_left };
    const struct constant known = constant_binary(&maker, op, a, b);
    return known.kind == CONSTANT_BOOL ? of(known.integer != 0) : TRUTH_UNKNOWN;
}

/* Gives what the expression stands for a value that is known better. */
static bool narrow(struct run *run, uint32_t node, value to)
{
    const uint32_t cell = access_cell(run, node);
    if (to == VALUE_NEVER) {
        return false;
    }
    if (cell) {
        run_set(run, cell, to);
    }
    return true;
}

static value now_at(struct run *run, uint32_t node)
{
    const uint32_t cell = access_cell(run, node);
    const uint32_t word = cell ? run_get(run, cell) : 0;
    return word & RUN_BITS ? VALUE_NEVER : word;
}

/* `x == constant`, `x is None`: x is that. */
static bool narrow_equal(struct run *run, uint32_t node, value other, bool equal)
{
    struct values *values = run->engine->values;
    const value now = now_at(run, node);
    const struct value_facts facts = values_facts(values, other);
    if (!now) {
        return true;
    }
    if (!equal) {
        return facts.types != TYPE_NONE ||
               narrow(run, node, values_keep_types(values, now, ~(uint32_t)TYPE_NONE));
    }
    const bool is_plain = facts.literal && !facts.taint;
    if (facts.literal) {
        branch_absent(run, now);
    }
    return !is_plain || narrow(run, node, other);
}

/* `x in (…)` with things that are not tainted: x is one of them. A text is no container
 * of them. */
static bool narrow_member(struct run *run, uint32_t node, value container)
{
    struct values *values = run->engine->values;
    const value now = now_at(run, node);
    const struct value_facts in = values_facts(values, container);
    if (!now || in.types & TYPE_TEXTS & ~(uint32_t)TYPE_ANY || in.types == TYPE_STR ||
        in.types == TYPE_BYTES || eval_reachable_taint(run, container)) {
        return true;
    }
    struct value_facts facts = values_facts(values, now);
    facts.taint = taint_drop(values, facts.taint, run->engine->channels->through);
    return narrow(run, node, values_add(values, &facts));
}

static bool refine_comparison(struct run *run, uint32_t test, bool truth)
{
    const struct tree *tree = run->module->tree;
    const uint32_t left = tree_first(tree, test);
    const uint32_t right = tree_next(tree, left);
    const uint32_t op = tree->nodes[test].op;
    const bool positive = op == OP_EQ || op == OP_IS || op == OP_IN;
    const bool holds = truth == positive;
    switch (op) {
    case OP_EQ:
    case OP_NE:
    case OP_IS:
    case OP_IS_NOT:
        return narrow_equal(run, left, eval_pure(run, right), holds) &&
               narrow_equal(run, right, eval_pure(run, left), holds);
    case OP_IN:
    case OP_NOT_IN:
        return !holds || narrow_member(run, left, eval_pure(run, right));
    default:
        return true;
    }
}

static uint32_t types_of_name(struct str name)
{
    static const struct {
        const char *name;
        uint32_t types;
    } rows[] = {
        { "int", TYPE_INT | TYPE_BOOL },
        { "float", TYPE_FLOAT },
        { "bool", TYPE_BOOL },
        { "str", TYPE_STR },
        { "bytes", TYPE_BYTES },
        { "list", TYPE_LIST },
        { "tuple", TYPE_TUPLE },
        { "dict", TYPE_DICT },
        { "set", TYPE_SET },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_equal(name, str_from(rows[i].name))) {
            return rows[i].types;
        }
    }
    return 0;
}

/* isinstance(x, T) or isinstance(x, (T, U)) of builtin types; 0 where one is not. */
static uint32_t tested_types(const struct tree *tree, uint32_t node)
{
    if (tree->nodes[node].kind == N_NAME) {
        return types_of_name(tree_name(tree, node));
    }
    uint32_t types = 0;
    if (tree->nodes[node].kind == N_TUPLE) {
        TREE_EACH_CHILD(child, tree, node)
        {
            const uint32_t one = tree->nodes[child].kind == N_NAME
                                     ? types_of_name(tree_name(tree, child))
                                     : 0;
            if (!one) {
                return 0;
            }
            types |= one;
        }
    }
    return types;
}

static bool refine_isinstance(struct run *run, uint32_t test, bool truth)
{
    const struct tree *tree = run->module->tree;
    struct values *values = run->engine->values;
    const uint32_t callee = tree_first(tree, test);
    const uint32_t what = tree_next(tree, callee);
    const bool is_it = tree->nodes[callee].kind == N_NAME && what != TREE_NONE &&
                       str_equal(tree_name(tree, callee), STR("isinstance")) &&
                       !names_variable(run->module->names, callee);
    const uint32_t types = is_it && tree_next(tree, what) != TREE_NONE
                               ? tested_types(tree, tree_next(tree, what))
                               : 0;
    const value now = types ? now_at(run, what) : VALUE_NEVER;
    if (!now) {
        return true;
    }
    const value kept = values_keep_types(values, now, truth ? types : ~types);
    return narrow(run, what, kept ? branch_types(run, kept) : kept);
}

static bool refine_truthy(struct run *run, uint32_t test, bool truth)
{
    const value now = now_at(run, test);
    if (!now) {
        return true;
    }
    if (!truth) {
        branch_absent(run, now);
    }
    const struct value_facts facts = values_facts(run->engine->values, now);
    if (facts.types & TYPE_CONTAINERS && facts.objects) {
        /* What is in it is in cells of its own. */
        return !truth ||
               narrow(run, test,
                      values_keep_types(run->engine->values, now, ~(uint32_t)TYPE_NONE));
    }
    return narrow(run, test, values_refine_truth(run->engine->values, now, truth));
}

static bool refine_both(struct run *run, uint32_t test, bool truth)
{
    const struct tree *tree = run->module->tree;
    const bool all = tree->nodes[test].op == (truth ? OP_AND : OP_OR);
    const uint32_t left = tree_first(tree, test);
    const value any = values_any(run->engine->values);
    return !all || (refine_branch(run, left, any, truth) &&
                    refine_branch(run, tree_next(tree, left), any, truth));
}

bool refine_branch(struct run *run, uint32_t test, value tested, bool truth)
{
    const struct tree *tree = run->module->tree;
    const enum truth known = refine_truth(run, tested);
    if (known != TRUTH_UNKNOWN && (known == TRUTH_TRUE) != truth) {
        return false;
    }
    branch_taken(run, test, truth);
    switch ((enum node_kind)tree->nodes[test].kind) {
    case N_NOT:
        return refine_branch(run, tree_first(tree, test), values_any(run->engine->values),
                             !truth);
    case N_BOOL_OP:
        return refine_both(run, test, truth);
    case N_COMPARE:
        return refine_comparison(run, test, truth);
    case N_CALL:
        return refine_isinstance(run, test, truth);
    case N_NAME:
    case N_ATTRIBUTE:
    case N_SUBSCRIPT:
    case N_WALRUS:
        return refine_truthy(run, test, truth);
    default:
        return true;
    }
}
