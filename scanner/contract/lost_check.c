/* SPDX-License-Identifier: MIT */
#include "contract/lost_check.h"

#include "contract/chain.h"
#include "syntax/tree.h"

static bool is_constant_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') {
            return false;
        }
    }
    return true;
}

/* The object itself, and what surrounds every call, say nothing of a value. */
static const char *const surroundings[] = { "self", "cls",    "ctx",    "ctxt", "context",
                                            "log",  "logger", "module", NULL };

static bool is_worth(const struct tree *tree, uint32_t node)
{
    const struct str name = tree_name(tree, node);
    return !is_constant_name(name.len > 0 ? name : STR("x")) &&
           !str_is_among(tree_text(tree, node), surroundings);
}

static void add_value(const struct tree *tree, uint32_t node, struct lost_check *check)
{
    const struct str text = tree_text(tree, node);
    for (uint32_t i = 0; i < check->count; i++) {
        if (str_equal(check->values[i], text)) {
            return;
        }
    }
    if (check->count < CHECK_MOST_VALUES && is_worth(tree, node)) {
        check->values[check->count++] = text;
    }
}

/* Methods that give a text as it was, only written otherwise, or what is in a container.
 */
static const char *const plain_methods[] = { "decode", "encode", "items",      "lower",
                                             "lstrip", "rstrip", "split",      "strip",
                                             "upper",  "values", "keys",       "casefold",
                                             "title",  "copy",   "splitlines", NULL };

static bool is_callee(const struct tree *tree, uint32_t node)
{
    const uint32_t parent = tree->nodes[node].parent;
    return tree->nodes[parent].kind == N_CALL && tree_first(tree, parent) == node;
}

/* Whether what stands there is none of the values: inner code, and what is called, which
 * gives another thing. */
static bool is_apart(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_LAMBDA ||
           (is_callee(tree, node) && chain_is(tree, node) &&
            !(kind == N_ATTRIBUTE && str_is_among(tree_name(tree, node), plain_methods)));
}

/* The chains of an expression, but not what is called in it. */
static void add_values(const struct tree *tree, uint32_t node, struct lost_check *check)
{
    const uint32_t end = tree->nodes[node].end;
    uint32_t i = node;
    while (i < end) {
        const bool is_value = !is_callee(tree, i) && chain_is(tree, i);
        if (is_value) {
            add_value(tree, i, check);
        }
        i = is_value || is_apart(tree, i) ? tree->nodes[i].end : i + 1;
    }
}

static bool is_left(const struct tree *tree, uint32_t block)
{
    const uint32_t last = block == TREE_NONE ? TREE_NONE : tree_last(tree, block);
    const uint8_t kind = last == TREE_NONE ? N_ERROR : tree->nodes[last].kind;
    return kind == N_RETURN || kind == N_RAISE || kind == N_CONTINUE || kind == N_BREAK;
}

/* Whether one of the two ways on from a test leaves. */
static bool is_turned_away(const struct tree *tree, uint32_t node)
{
    const uint32_t other = tree_child_of_kind(tree, node, N_ELSE);
    return tree->nodes[node].kind == N_ASSERT ||
           (tree->nodes[node].kind == N_IF &&
            (is_left(tree, tree_child_of_kind(tree, node, N_BLOCK)) ||
             (other != TREE_NONE &&
              is_left(tree, tree_child_of_kind(tree, other, N_BLOCK)))));
}

/* The call whose argument the node is in, within the statement. */
static uint32_t call_around(const struct tree *tree, uint32_t node, uint32_t statement)
{
    uint32_t inner = node;
    for (uint32_t at = tree->nodes[node].parent; at != statement;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind == N_CALL && tree_first(tree, at) != inner &&
            tree->nodes[at].name != 0) {
            return at;
        }
        inner = at;
    }
    return TREE_NONE;
}

static void find_form(const struct tree *tree, struct lost_check *check)
{
    uint32_t at = check->call;
    const uint32_t statement = check->statement;
    while (tree->nodes[at].parent != statement &&
           (tree->nodes[tree->nodes[at].parent].kind == N_AWAIT ||
            tree->nodes[tree->nodes[at].parent].kind == N_YIELD_FROM ||
            tree->nodes[tree->nodes[at].parent].kind == N_YIELD)) {
        at = tree->nodes[at].parent;
    }
    const uint8_t kind = tree->nodes[statement].kind;
    check->outer = call_around(tree, check->call, statement);
    if (kind == N_EXPR_STMT && tree->nodes[at].parent == statement) {
        check->form = CHECK_ALONE;
    } else if (is_turned_away(tree, statement)) {
        check->form = CHECK_TEST;
    } else if (check->outer != TREE_NONE && !node_is_compound((enum node_kind)kind)) {
        check->form = CHECK_WRAPPED;
    } else if (kind == N_ASSIGN && tree_child_count(tree, statement) == 2) {
        const uint32_t target = tree_first(tree, statement);
        check->form = chain_is(tree, target) ? CHECK_ASSIGNED : CHECK_NONE;
        check->target = tree_text(tree, target);
    }
}

struct lost_check lost_check_read(const struct tree *tree, uint32_t function,
                                  uint32_t call)
{
    struct lost_check check = { .call = call, .outer = TREE_NONE, .target = STR("") };
    const uint32_t callee = tree_first(tree, call);
    uint32_t statement = call;
    while (statement > function &&
           !node_is_statement((enum node_kind)tree->nodes[statement].kind)) {
        statement = tree->nodes[statement].parent;
    }
    check.statement = statement;
    if (statement <= function) {
        return check;
    }
    find_form(tree, &check);
    TREE_EACH_CHILD(argument, tree, call)
    {
        if (argument != callee) {
            add_values(tree, argument, &check);
        }
    }
    if (check.count == 0 && tree->nodes[callee].kind == N_ATTRIBUTE &&
        tree_child_count(tree, call) == 1) {
        const uint32_t object = tree_first(tree, callee);
        if (chain_is(tree, object)) {
            add_value(tree, object, &check); /* form.is_valid() */
        }
    }
    return check;
}

/* What the binding node gives a name its value from, or TREE_NONE. */
static uint32_t value_for(const struct tree *tree, uint32_t node, struct str name)
{
    const uint8_t kind = tree->nodes[node].kind;
    const uint32_t target = tree_first(tree, node);
    const bool binds = kind == N_ASSIGN || kind == N_FOR || kind == N_COMP_FOR;
    return binds && str_equal(tree_text(tree, target), name) ? tree_next(tree, target)
                                                             : TREE_NONE;
}

void lost_check_add_origins(const struct tree *tree, uint32_t function,
                            struct lost_check *check, struct str value)
{
    for (uint32_t i = function; i < tree->nodes[function].end; i++) {
        const uint32_t from = value_for(tree, i, value);
        if (from != TREE_NONE) {
            add_values(tree, from, check);
        }
    }
}
