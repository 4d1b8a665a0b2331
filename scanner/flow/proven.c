/* SPDX-License-Identifier: MIT */
#include "flow/proven.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "flow/access.h"
#include "flow/eval.h"
#include "flow/result.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

enum { PROVEN = 1 };

/* Longer expressions are not remembered by their text. */
enum { LONGEST_TEXT = 200 };

static bool has_marks(const struct run *run)
{
    return run->engine->channels->results != 0;
}

/* The cell that says whether something of this text was proven; 0 if it cannot. */
static uint32_t text_cell(struct run *run, struct str text)
{
    struct engine *engine = run->engine;
    if (text.len == 0 || text.len > LONGEST_TEXT) {
        return 0;
    }
    const struct object object = { .kind = OBJECT_CONTAINER,
                                   .module = run->module->number,
                                   .node = intern_add(engine->values->strings, text),
                                   .a = run->frame,
                                   .b = 2 };
    return objects_cell(&engine->objects, objects_add(&engine->objects, &object),
                        key_of(KEY_SPECIAL, SPECIAL_STATE));
}

static bool is_proven_text(struct run *run, struct str text)
{
    const uint32_t cell = text_cell(run, text);
    return cell && run_get(run, cell) == (RUN_BITS | PROVEN);
}

static void note_text(struct run *run, struct str text)
{
    const uint32_t cell = text_cell(run, text);
    if (cell) {
        run_set(run, cell, RUN_BITS | PROVEN);
    }
}

/* "mapping[key]" stands for every way to ask for the key. */
static struct str key_text(struct run *run, uint32_t mapping, uint32_t key)
{
    const struct tree *tree = run->module->tree;
    return str_format(run->engine->arena, "%.*s[%.*s]",
                      STR_ARGS(tree_text(tree, mapping)), STR_ARGS(tree_text(tree, key)));
}

void proven_key(struct run *run, uint32_t mapping, uint32_t key)
{
    if (has_marks(run) && mapping != TREE_NONE && key != TREE_NONE) {
        note_text(run, key_text(run, mapping, key));
    }
}

void proven_note(struct run *run, uint32_t node)
{
    const uint8_t kind = run->module->tree->nodes[node].kind;
    if (kind == N_CALL || kind == N_SUBSCRIPT || kind == N_ATTRIBUTE || kind == N_NAME) {
        note_text(run, tree_text(run->module->tree, node));
    }
}

static bool is_call_of(const struct tree *tree, uint32_t node, const char *name)
{
    return tree->nodes[node].kind == N_CALL &&
           tree->nodes[tree_first(tree, node)].kind == N_NAME &&
           str_equal(tree_name(tree, node), str_from(name));
}

/* `d.get(k)` after `k in d`: a method with one argument that is a key. */
bool proven_is(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t callee = tree_first(tree, node);
    if (is_proven_text(run, tree_text(tree, node))) {
        return true;
    }
    if (is_call_of(tree, node, "len") && tree_next(tree, callee) != TREE_NONE) {
        return is_proven_text(run, tree_text(tree, tree_next(tree, callee)));
    }
    if (tree->nodes[node].kind != N_CALL || tree->nodes[callee].kind != N_ATTRIBUTE) {
        return false;
    }
    const uint32_t key = tree_next(tree, callee);
    return key != TREE_NONE &&
           is_proven_text(run, key_text(run, tree_first(tree, callee), key));
}

/* The expression is known not to have these faults. */
static void prove(struct run *run, uint32_t node, uint32_t channels)
{
    const struct tree *tree = run->module->tree;
    if (tree->nodes[node].kind == N_AWAIT) {
        node = tree_first(tree, node);
    }
    result_clear(run, node, channels);
    proven_note(run, node);
}

static uint32_t faults(const struct run *run, bool none, bool empty, bool zero)
{
    const struct engine *engine = run->engine;
    const uint32_t *sets = engine->channels->faults;
    uint32_t all = sets[FLOW_FAULT_ERROR];
    all = none ? channels_union(engine->values, all, sets[FLOW_FAULT_NONE]) : all;
    all = empty ? channels_union(engine->values, all, sets[FLOW_FAULT_EMPTY]) : all;
    return zero ? channels_union(engine->values, all, sets[FLOW_FAULT_ZERO]) : all;
}

/* All that an expression mentions, as a condition that is not understood may be about it.
 */
static void prove_mentioned(struct run *run, uint32_t node, uint32_t channels)
{
    const struct tree *tree = run->module->tree;
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        if (kind == N_NAME || kind == N_ATTRIBUTE || kind == N_SUBSCRIPT ||
            kind == N_CALL) {
            prove(run, i, channels);
        }
    }
}

/* Whether it tells the class of None from others: isinstance(x, type(None)). */
static bool mentions_none(const struct tree *tree, uint32_t node)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        if (tree->nodes[i].kind == N_NONE ||
            (tree->nodes[i].kind == N_ATTRIBUTE &&
             str_equal(tree_name(tree, i), STR("NoneType")))) {
            return true;
        }
    }
    return false;
}

/* `f(x)` as a condition. Of a function that is not known it is not known what it says of
 * x where it is true, so both ways count as checked. */
static void prove_call(struct run *run, uint32_t test, bool truth)
{
    const struct tree *tree = run->module->tree;
    const uint32_t callee = tree_first(tree, test);
    const uint32_t first = tree_next(tree, callee);
    const uint32_t all = faults(run, true, true, true);
    if (truth) {
        prove(run, test, all);
    }
    if (is_call_of(tree, test, "isinstance")) {
        if (truth != mentions_none(tree, test) && first != TREE_NONE) {
            prove(run, first, faults(run, true, false, false));
        }
        return;
    }
    if (is_call_of(tree, test, "len") && first != TREE_NONE) {
        prove(run, first, faults(run, true, truth, false));
        return;
    }
    for (uint32_t child = first; child != TREE_NONE; child = tree_next(tree, child)) {
        prove_mentioned(run, child, all);
    }
    if (truth && tree->nodes[callee].kind == N_ATTRIBUTE &&
        str_equal(tree_name(tree, callee), STR("get"))) {
        proven_key(run, tree_first(tree, callee), first);
    }
    if (tree->nodes[callee].kind == N_ATTRIBUTE) {
        prove(run, tree_first(tree, callee), faults(run, true, true, true));
    }
}

static bool is_constant(const struct tree *tree, uint32_t node)
{
    const enum node_kind kind = (enum node_kind)tree->nodes[node].kind;
    return kind == N_INT || kind == N_FLOAT || kind == N_STRING || kind == N_TRUE ||
           kind == N_FALSE || kind == N_CONCAT || kind == N_UNARY;
}

/* `x op other`, where the comparison has this truth value. */
static void prove_side(struct run *run, uint32_t side, uint32_t other, uint32_t op,
                       bool truth)
{
    const struct tree *tree = run->module->tree;
    const bool positive = op == OP_EQ || op == OP_IS || op == OP_IN;
    const bool negative = op == OP_NE || op == OP_IS_NOT || op == OP_NOT_IN;
    const bool holds = truth == positive;
    const uint8_t kind = tree->nodes[side].kind;
    const bool to_none = tree->nodes[other].kind == N_NONE;
    if (kind == N_CALL) {
        const uint32_t callee = tree_first(tree, side);
        for (uint32_t child = tree_next(tree, callee); child != TREE_NONE;
             child = tree_next(tree, child)) {
            prove_mentioned(run, child, faults(run, true, true, true));
        }
    }
    if (to_none) {
        prove(run, side,
              holds ? faults(run, false, false, false) : faults(run, true, false, false));
        return;
    }
    const bool not_none = !(positive || negative) || holds;
    prove(run, side, faults(run, not_none, true, true));
    if (kind == N_ATTRIBUTE || kind == N_SUBSCRIPT || kind == N_CALL ||
        !is_constant(tree, side)) {
        prove_mentioned(run, side, faults(run, kind == N_BINARY, true, kind != N_NAME));
    }
}

static void prove_comparison(struct run *run, uint32_t test, bool truth)
{
    const struct tree *tree = run->module->tree;
    const uint32_t left = tree_first(tree, test);
    const uint32_t right = tree_next(tree, left);
    const uint32_t op = tree->nodes[test].op;
    if (op == OP_CHAIN) {
        prove_mentioned(run, test, faults(run, truth, true, true));
        return;
    }
    if (op == OP_IN || op == OP_NOT_IN) {
        if (truth == (op == OP_IN)) {
            proven_key(run, right, left);
            prove(run, right, faults(run, true, true, true));
        }
        prove_side(run, left, right, op, truth);
        return;
    }
    prove_side(run, left, right, op, truth);
    prove_side(run, right, left, op, truth);
}

/* Checks that the rules name for one outcome of a condition. */
static void named_checks(struct run *run, uint32_t test, bool truth)
{
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = flow_roles_first(roles, test); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_CHECK &&
            entry->part->when == (truth ? FLOW_WHEN_TRUE : FLOW_WHEN_FALSE)) {
            prove(run, entry->node,
                  channels_of(run->engine->values,
                              run->engine->channels->first[entry->rule]));
        }
    }
}

void proven_branch(struct run *run, uint32_t test, bool truth)
{
    const struct tree *tree = run->module->tree;
    if (!has_marks(run)) {
        return;
    }
    named_checks(run, test, truth);
    switch ((enum node_kind)tree->nodes[test].kind) {
    case N_NAME:
    case N_SUBSCRIPT:
    case N_AWAIT:
    case N_WALRUS:
        prove(run, test,
              truth ? faults(run, true, true, true) : faults(run, false, false, false));
        break;
    case N_ATTRIBUTE:
        prove(run, test, truth ? faults(run, true, true, true) : 0);
        prove_mentioned(run, test, faults(run, false, true, true));
        break;
    case N_CALL:
        prove_call(run, test, truth);
        break;
    case N_COMPARE:
        prove_comparison(run, test, truth);
        break;
    default:
        break;
    }
}

value proven_truth(struct run *run, value at, bool truth)
{
    struct values *values = run->engine->values;
    const uint32_t taint = values_taint(values, at);
    if (!truth || !taint || !has_marks(run)) {
        return at;
    }
    return values_set_taint(values, at,
                            taint_drop(values, taint, run->engine->channels->results));
}

void proven_visit(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint8_t kind = tree->nodes[node].kind;
    const uint8_t statement = tree->nodes[run->at].kind;
    const bool is_kept =
        statement == N_ASSIGN || statement == N_ANN_ASSIGN || statement == N_AUG_ASSIGN;
    const bool asks =
        kind == N_COMPARE || kind == N_NOT || is_call_of(tree, node, "bool");
    if (has_marks(run) && is_kept && asks) {
        prove_mentioned(run, node, faults(run, true, true, true));
    } else if (has_marks(run) && is_kept && is_call_of(tree, node, "len")) {
        prove_mentioned(run, tree_last(tree, node), faults(run, true, true, false));
    }
}

/* Whether a function of this name raises where what it is given is wrong. */
static bool insists(struct str name)
{
    static const char *const words[] = { "assert", "check",  "ensure", "require",
                                         "valid",  "verify", "expect" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_find(name, str_from(words[i]), 0) < name.len) {
            return true;
        }
    }
    return false;
}

void proven_statement(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    if (!has_marks(run) || tree->nodes[node].kind != N_CALL ||
        !insists(tree_name(tree, node))) {
        return;
    }
    for (uint32_t child = tree_next(tree, tree_first(tree, node)); child != TREE_NONE;
         child = tree_next(tree, child)) {
        prove_mentioned(run, child, faults(run, true, true, true));
    }
}
