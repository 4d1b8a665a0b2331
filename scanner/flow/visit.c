/* SPDX-License-Identifier: MIT */
#include "flow/visit.h"

#include "flow/access.h"
#include "flow/lifetime.h"
#include "flow/order.h"
#include "flow/proven.h"
#include "flow/result.h"
#include "flow/taint.h"

value visit_node(struct run *run, uint32_t node, value found)
{
    found = taint_visit(run, node, found);
    found = run->engine->lifetime ? lifetime_visit(run, node, found) : found;
    if (run->engine->order) {
        order_visit(run, node);
    }
    if (!run->engine->channels->results) {
        return found;
    }
    proven_visit(run, node);
    return result_visit(run, node, found);
}

value visit_given(struct run *run, uint32_t target, value given)
{
    const uint8_t kind = run->module->tree->nodes[target].kind;
    if (kind == N_TUPLE || kind == N_LIST) {
        result_use(run, TREE_NONE, given, target, FLOW_FAULT_NONE);
    }
    given = taint_bind(run, target, given);
    /* Of a parameter that is given something known, that counts. */
    if (kind == N_PARAM && run->depth == 0 && run->engine->channels->results) {
        given = result_visit(run, target, given);
    }
    return run->engine->lifetime ? lifetime_bind(run, target, given) : given;
}

value visit_attribute(struct run *run, uint32_t node, value base)
{
    const struct tree *tree = run->module->tree;
    result_use_attribute(run, tree_first(tree, node), base, node);
    const value found = access_attribute(run, base, tree->nodes[node].name);
    return lifetime_part(run, node, base, found);
}

static void note_item(struct run *run, uint32_t subscript)
{
    const struct tree *tree = run->module->tree;
    const uint32_t first = tree_first(tree, subscript);
    proven_key(run, first, tree_next(tree, first));
}

void visit_owner(struct run *run, uint32_t target, value base)
{
    const uint32_t first = tree_first(run->module->tree, target);
    if (run->module->tree->nodes[target].kind == N_ATTRIBUTE) {
        result_use_attribute(run, first, base, target);
        return;
    }
    result_use(run, first, base, target, FLOW_FAULT_NONE);
    note_item(run, target);
}

void visit_item(struct run *run, uint32_t subscript, value base)
{
    result_use_item(run, tree_first(run->module->tree, subscript), base, subscript);
    note_item(run, subscript);
}

void visit_used(struct run *run, uint32_t node, value used)
{
    if (!run->is_dead) {
        result_use(run, node, used, node, FLOW_FAULT_NONE);
    }
}

/* `for k in d`, `for k in d.keys()`: each is a key. */
void visit_element(struct run *run, uint32_t target, uint32_t iterable)
{
    const struct tree *tree = run->module->tree;
    if (tree->nodes[iterable].kind == N_CALL &&
        str_equal(tree_name(tree, iterable), STR("keys"))) {
        iterable = tree_first(tree, tree_first(tree, iterable));
    }
    proven_key(run, iterable, target);
}

void visit_statement(struct run *run, uint32_t node, value found)
{
    const uint32_t parent = run->module->tree->nodes[node].parent;
    if (!run->is_dead && run->module->tree->nodes[parent].kind == N_EXPR_STMT) {
        result_discard(run, node, found);
        proven_statement(run, node);
    }
}

value visit_side(struct run *run, value at, bool truth)
{
    return proven_truth(run, at, truth);
}

void visit_operands(struct run *run, uint32_t node, value left, value right)
{
    const struct node *at = &run->module->tree->nodes[node];
    if (run->is_dead || !run->engine->channels->results || at->op == OP_CHAIN) {
        return;
    }
    if (at->kind == N_COMPARE) {
        result_use_compared(run, node, left, right);
    } else {
        result_use_operands(run, node, left, right);
    }
}
