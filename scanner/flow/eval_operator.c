/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "flow/beginning.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/refine.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/text.h"
#include "flow/value_make.h"
#include "flow/visit.h"

static value truth_value(struct run *run, bool truth)
{
    const struct constant constant = { .kind = CONSTANT_BOOL, .integer = truth };
    return values_constant(run->engine->values, constant);
}

/* Items of the right side that are not known one by one. */
static void add_unknown(struct run *run, uint32_t container,
                        const struct value_facts *right)
{
    if (!right->types || right->types & ~(uint32_t)TYPE_CONTAINERS) {
        container_add(run, container, eval_derived(run, right->taint, TYPE_ANY));
    }
}

/* `left + right`, where the left is a list or the like; its first item stays the first.
 */
static value join_lists(struct run *run, uint32_t node, const struct value_facts *left,
                        const struct value_facts *right)
{
    struct values *values = run->engine->values;
    const uint32_t sets[] = { left->objects, right->objects };
    const uint32_t container = container_new(run, node);
    const value first = beginning_item(run, values_add(values, left));
    for (int side = 0; side < 2; side++) {
        size_t count = 0;
        const uint32_t *objects = cons_get(&values->sets, sets[side], &count);
        for (size_t i = 0; i < count; i++) {
            container_add(run, container, container_items(run, objects[i]));
        }
    }
    add_unknown(run, container, right);
    if (first) {
        run_set(run, beginning_cell(run, container), first);
    }
    const value made = container_value(run, container, left->types);
    return values_with_taint(values, made, taint_join(values, left->taint, right->taint));
}

static uint32_t result_types(uint32_t op, uint32_t left, uint32_t right)
{
    const uint32_t both = left | right;
    if (op == OP_MOD && !(left & ~(uint32_t)TYPE_TEXTS)) {
        return left;
    }
    if (!(both & ~(uint32_t)TYPE_NUMBERS)) {
        return op == OP_DIV        ? (uint32_t)TYPE_FLOAT
               : both & TYPE_FLOAT ? (uint32_t)(TYPE_INT | TYPE_FLOAT)
                                   : (uint32_t)TYPE_INT;
    }
    if (op == OP_MUL && !(both & ~(uint32_t)(TYPE_TEXTS | TYPE_INT | TYPE_BOOL))) {
        return both & TYPE_TEXTS;
    }
    return TYPE_ANY;
}

value eval_binary(struct run *run, uint32_t node, value left, value right)
{
    struct values *values = run->engine->values;
    const uint32_t op = run->module->tree->nodes[node].op;
    const struct value_facts x = values_facts(values, left);
    const struct value_facts y = values_facts(values, right);
    const struct constant_maker maker = { .tree = run->module->tree,
                                          .arena = run->engine->arena,
                                          .steps_left = &run->engine->steps_left };
    const struct constant known = constant_binary(
        &maker, op, values_literal(values, left), values_literal(values, right));
    if (known.kind != CONSTANT_UNKNOWN && !x.taint && !y.taint) {
        return values_constant(values, known);
    }
    const uint32_t both = x.types | y.types;
    const uint32_t taint = taint_join(values, eval_reachable_taint(run, left),
                                      eval_reachable_taint(run, right));
    const bool to_text = x.types && !(x.types & ~(uint32_t)TYPE_TEXTS);
    if (op == OP_ADD && both & TYPE_TEXTS && (to_text || !(both & TYPE_CONTAINERS))) {
        return values_set_taint(
            values, text_concat(values, left, right),
            taint_keep(values, taint, run->engine->channels->through));
    }
    if (op == OP_ADD && (x.types || !both) && !(x.types & ~(uint32_t)TYPE_CONTAINERS)) {
        return join_lists(run, node, &x, &y);
    }
    const value made = eval_derived(run, taint, result_types(op, x.types, y.types));
    return op == OP_MOD && to_text ? text_filled(values, made, left, '%') : made;
}

/* What of the left the result may be, and what of the right where the left decides
 * nothing. */
static value either(struct run *run, uint32_t node, value left)
{
    const struct tree *tree = run->module->tree;
    struct values *values = run->engine->values;
    const uint32_t test = tree_first(tree, node);
    const uint32_t right = tree_next(tree, test);
    const bool stops_on = tree->nodes[node].op == OP_OR;
    const store before = run->now;
    value result = VALUE_NEVER;
    if (refine_branch(run, test, left, stops_on)) {
        result = visit_side(run, values_refine_truth(values, left, stops_on), stops_on);
    }
    const store stopped = run->now;
    run->now = before;
    if (!refine_branch(run, test, left, !stops_on)) {
        run->now = stopped;
        return result;
    }
    const value other = eval(run, right);
    if (run->is_dead) {
        run->is_dead = result == VALUE_NEVER;
        run->now = stopped;
        return result;
    }
    run->now = result ? run_join(run->engine, stopped, run->now) : run->now;
    return values_join(values, result, other);
}

/* Chains nest to the left, thousands deep: from the innermost outwards. */
static value chain(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint8_t kind = tree->nodes[node].kind;
    uint32_t inner = node;
    while (tree->nodes[tree_first(tree, inner)].kind == kind) {
        inner = tree_first(tree, inner);
    }
    value left = eval(run, tree_first(tree, inner));
    for (;; inner = tree->nodes[inner].parent) {
        if (run->is_dead) {
            return VALUE_NEVER;
        }
        if (kind == N_BOOL_OP) {
            left = either(run, inner, left);
        } else {
            const value right = eval(run, tree_next(tree, tree_first(tree, inner)));
            visit_operands(run, inner, left, right);
            left = run->is_dead ? VALUE_NEVER : eval_binary(run, inner, left, right);
        }
        if (inner == node || run->is_dead) {
            return left;
        }
        left = visit_node(run, inner, left);
    }
}

static value compare(struct run *run, uint32_t node)
{
    struct engine *engine = run->engine;
    const struct tree *tree = run->module->tree;
    uint32_t taint = 0;
    const uint32_t first = tree_first(tree, node);
    const value left = eval(run, first);
    value right = left;
    taint = eval_reachable_taint(run, left);
    for (uint32_t child = tree_next(tree, first); child != TREE_NONE;
         child = tree_next(tree, child)) {
        const uint32_t operand =
            tree->nodes[child].kind == N_COMPARE_LINK ? tree_first(tree, child) : child;
        right = eval(run, operand);
        taint = taint_join(engine->values, taint, eval_reachable_taint(run, right));
    }
    if (run->is_dead) {
        return VALUE_NEVER;
    }
    visit_operands(run, node, left, right);
    const enum truth known = refine_compare(run, tree->nodes[node].op, left, right);
    if (known != TRUTH_UNKNOWN) {
        return truth_value(run, known == TRUTH_TRUE);
    }
    return eval_derived(
        run, taint_drop(engine->values, taint, engine->channels->safe_comparisons),
        TYPE_BOOL);
}

static value unary(struct run *run, uint32_t node)
{
    struct values *values = run->engine->values;
    const value operand = eval(run, tree_first(run->module->tree, node));
    const uint32_t op = run->module->tree->nodes[node].op;
    struct constant constant = values_literal(values, operand);
    if (constant.kind == CONSTANT_INT && op == OP_NEG && constant.integer > INT64_MIN) {
        constant.integer = -constant.integer;
        return values_constant(values, constant);
    }
    const uint32_t types = values_facts(values, operand).types;
    return eval_derived(run, values_taint(values, operand),
                        types & ~(uint32_t)TYPE_NUMBERS ? (uint32_t)TYPE_ANY
                                                        : types | TYPE_INT);
}

static value negation(struct run *run, uint32_t node)
{
    const value operand = eval(run, tree_first(run->module->tree, node));
    const enum truth truth = refine_truth(run, operand);
    return truth != TRUTH_UNKNOWN
               ? truth_value(run, truth == TRUTH_FALSE)
               : eval_derived(run, values_taint(run->engine->values, operand), TYPE_BOOL);
}

value eval_operator(struct run *run, uint32_t node)
{
    switch ((enum node_kind)run->module->tree->nodes[node].kind) {
    case N_BOOL_OP:
    case N_BINARY:
        return chain(run, node);
    case N_COMPARE:
        return compare(run, node);
    case N_NOT:
        return negation(run, node);
    default:
        return unary(run, node);
    }
}
