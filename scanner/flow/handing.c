/* SPDX-License-Identifier: MIT */
#include "flow/handing.h"

#include "base/arena.h"
#include "names/facts.h"
#include "names/names.h"
#include "syntax/tree.h"

static uint32_t function_around(const struct tree *tree, uint32_t node)
{
    while (node != TREE_NONE && tree->nodes[node].kind != N_FUNCTION &&
           tree->nodes[node].kind != N_LAMBDA) {
        node = tree->nodes[node].parent;
    }
    return node;
}

static bool is_plain(uint8_t kind)
{
    return kind == N_NONE || kind == N_TRUE || kind == N_FALSE || kind == N_INT ||
           kind == N_FLOAT || kind == N_STRING;
}

/* Whether a statement calls a function of this file, and does nothing else. */
static bool calls_own(const struct handing *handing, uint32_t statement)
{
    const struct node *called =
        &handing->tree->nodes[tree_first(handing->tree, statement)];
    return called->kind == N_CALL && pairs_find(&handing->functions, called->name, 0);
}

/* Whether all that an assignment binds are variables of the function around it. */
static bool binds_locals(const struct handing *handing, uint32_t assignment)
{
    const struct tree *tree = handing->tree;
    const uint32_t value = tree_last(tree, assignment);
    for (uint32_t i = assignment + 1; i < value; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        const uint32_t variable = handing->names->places[i].variable;
        const uint32_t scope =
            variable ? handing->names->variables.items[variable].scope : 0;
        if (kind == N_ATTRIBUTE || kind == N_SUBSCRIPT ||
            (kind == N_NAME &&
             handing->names->scopes.items[scope].kind != SCOPE_FUNCTION)) {
            return false;
        }
    }
    return true;
}

/* What a call is given may be what it gives back, if it calls a function of this file or
 * one that is not known by name. */
static bool call_keeps(const struct handing *handing, uint32_t call, uint32_t given)
{
    const struct tree *tree = handing->tree;
    const uint32_t callee = tree_first(tree, call);
    return given != callee &&
           (pairs_find(&handing->functions, tree->nodes[call].name, 0) ||
            !tree->nodes[call].name);
}

/* Where the value of an expression goes. */
struct going {
    uint32_t statement;
    uint32_t last;   /* the part of the statement that it is in */
    bool is_itself;  /* nothing else is made of it */
    bool is_bound;   /* by a walrus */
    bool is_yielded; /* or in a lambda, a decorator: for others to use */
};

static struct going going_of(const struct handing *handing, uint32_t node)
{
    const struct tree *tree = handing->tree;
    struct going going = { .statement = node, .last = node, .is_itself = true };
    while (!node_is_statement((enum node_kind)tree->nodes[going.statement].kind) &&
           tree->nodes[going.statement].parent != TREE_NONE) {
        going.last = going.statement;
        going.statement = tree->nodes[going.last].parent;
        switch ((enum node_kind)tree->nodes[going.statement].kind) {
        case N_BINARY:
        case N_COMPARE:
        case N_COMPARE_LINK:
        case N_UNARY:
        case N_ATTRIBUTE:
        case N_SUBSCRIPT:
        case N_FSTRING:
            going.is_itself = false;
            break;
        case N_CALL:
            going.is_itself =
                going.is_itself && call_keeps(handing, going.statement, going.last);
            break;
        case N_WALRUS:
            going.is_bound = true;
            break;
        case N_YIELD:
        case N_YIELD_FROM:
        case N_LAMBDA:
        case N_DECORATOR:
            going.is_yielded = true;
            break;
        default:
            break;
        }
    }
    return going;
}

static enum handing_way way_of(const struct handing *handing, const struct going *going)
{
    const struct tree *tree = handing->tree;
    const struct node *statement = &tree->nodes[going->statement];
    if (going->is_yielded || statement->parent == TREE_NONE) {
        return HANDING_OUT;
    }
    const uint32_t function = function_around(tree, statement->parent);
    const bool is_handed = function == TREE_NONE || handing->returns_things[function];
    switch (statement->kind) {
    case N_RETURN:
    case N_RAISE:
    case N_FUNCTION:
    case N_CLASS:
        return HANDING_OUT;
    case N_ASSIGN:
    case N_ANN_ASSIGN:
    case N_AUG_ASSIGN:
        return is_handed || !binds_locals(handing, going->statement) ? HANDING_OUT
                                                                     : HANDING_NO;
    case N_EXPR_STMT:
        return calls_own(handing, going->statement) ? HANDING_GIVEN : HANDING_OUT;
    default:
        return going->is_bound && is_handed ? HANDING_OUT : HANDING_NO;
    }
}

/* Whether a variable is read where what it holds goes on: returned, given to others,
 * assigned again. */
static bool is_handed_on(const struct handing *handing, uint32_t node)
{
    const struct tree *tree = handing->tree;
    const struct going going = going_of(handing, node);
    const uint8_t kind = tree->nodes[going.statement].kind;
    const bool is_assigned = (kind == N_ASSIGN || kind == N_ANN_ASSIGN) &&
                             going.last == tree_last(tree, going.statement);
    return going.is_itself &&
           (going.is_yielded || going.is_bound || is_assigned || kind == N_RETURN ||
            kind == N_RAISE || kind == N_FUNCTION || kind == N_CLASS);
}

/* Whether one of the variables that an assignment binds is. */
static bool binds_handed(const struct handing *handing, uint32_t assignment)
{
    const struct tree *tree = handing->tree;
    const uint32_t value = tree_last(tree, assignment);
    for (uint32_t i = assignment + 1; i < value; i++) {
        const uint32_t variable =
            tree->nodes[i].kind == N_NAME ? handing->names->places[i].variable : 0;
        if (variable && handing->hands[variable]) {
            return true;
        }
    }
    return false;
}

static bool keeps_itself(const struct handing *handing, const struct going *going)
{
    const uint8_t kind = handing->tree->nodes[going->statement].kind;
    const bool is_assigned = kind == N_ASSIGN || kind == N_ANN_ASSIGN;
    return going->is_itself && (!is_assigned || going->is_bound || going->is_yielded ||
                                !binds_locals(handing, going->statement) ||
                                binds_handed(handing, going->statement));
}

struct handed handing_of(const struct handing *handing, uint32_t node)
{
    const struct going going = going_of(handing, node);
    return (struct handed){ way_of(handing, &going),
                            handing->hands && keeps_itself(handing, &going) };
}

struct handing handing_new(const struct tree *tree, const struct names *names,
                           bool is_main, struct arena *arena)
{
    struct handing handing = { .tree = tree, .names = names };
    handing.returns_things = ARENA_ARRAY(arena, tree->count, bool);
    handing.functions = pairs_init(arena, 64);
    for (uint32_t i = 0; i < tree->count; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        if (kind == N_FUNCTION) {
            pairs_set(&handing.functions, tree->nodes[i].name, 0, 1);
        }
        if (kind == N_RETURN || kind == N_YIELD || kind == N_YIELD_FROM) {
            const uint32_t given = tree_first(tree, i);
            const uint32_t function = function_around(tree, i);
            handing.returns_things[function == TREE_NONE ? 0 : function] |=
                kind != N_RETURN ||
                (given != TREE_NONE && !is_plain(tree->nodes[given].kind));
        }
    }
    handing.hands =
        is_main ? ARENA_ARRAY(arena, names->variables.count, bool) : handing.hands;
    for (uint32_t i = 0; is_main && i < tree->count; i++) {
        const uint32_t variable =
            tree->nodes[i].kind == N_NAME ? names->places[i].variable : 0;
        if (variable && !handing.hands[variable]) {
            handing.hands[variable] = is_handed_on(&handing, i);
        }
    }
    return handing;
}
