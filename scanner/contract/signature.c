/* SPDX-License-Identifier: MIT */
#include "contract/signature.h"

#include "syntax/tree.h"

/* What a parameter may be given by. */
enum passing_kind { BY_POSITION, BY_EITHER, BY_KEYWORD };

/* A walk over the parameters that are not filled. */
struct params {
    const struct tree *tree;
    uint32_t node;      /* the parameter, TREE_NONE after the last */
    uint32_t slash;     /* N_PARAM of PARAM_SLASH, or TREE_NONE */
    uint32_t index;     /* of those that go by position, `filled` left out */
    uint32_t filled;    /* still to be left out */
    bool only_keywords; /* a star was passed */
    bool has_star, has_dstar;
};

static uint32_t param_list(const struct signature *signature)
{
    return tree_child_of_kind(signature->tree, signature->function, N_PARAMS);
}

static enum param_op op_of(const struct params *params)
{
    const struct node *at = &params->tree->nodes[params->node];
    return at->kind == N_PARAM ? (enum param_op)at->op : PARAM_TUPLE;
}

static void note_markers(struct params *params, uint32_t list)
{
    TREE_EACH_CHILD(child, params->tree, list)
    {
        const struct node *at = &params->tree->nodes[child];
        if (at->kind != N_PARAM) {
            continue;
        }
        params->slash = at->op == PARAM_SLASH ? child : params->slash;
        params->has_star = params->has_star || at->op == PARAM_STAR;
        params->has_dstar = params->has_dstar || at->op == PARAM_DSTAR;
    }
}

/* Goes on to the next parameter that an argument can be for. */
static void settle(struct params *params)
{
    while (params->node != TREE_NONE) {
        const enum param_op op = op_of(params);
        const bool takes = op == PARAM_PLAIN || op == PARAM_TUPLE;
        params->only_keywords =
            params->only_keywords || op == PARAM_STAR || op == PARAM_ONLY_STAR;
        if (takes && params->filled == 0) {
            return;
        }
        params->filled -= takes ? 1 : 0;
        params->node = tree_next(params->tree, params->node);
    }
}

static struct params params_start(const struct signature *signature)
{
    const uint32_t list = param_list(signature);
    struct params params = { .tree = signature->tree,
                             .node = TREE_NONE,
                             .slash = TREE_NONE,
                             .filled = signature->filled };
    if (list != TREE_NONE) {
        params.node = tree_first(params.tree, list);
        note_markers(&params, list);
        settle(&params);
    }
    return params;
}

static void params_next(struct params *params)
{
    params->index += params->only_keywords ? 0 : 1;
    params->node = tree_next(params->tree, params->node);
    settle(params);
}

static enum passing_kind passing_of(const struct params *params)
{
    if (params->only_keywords) {
        return BY_KEYWORD;
    }
    const bool before_slash = params->slash != TREE_NONE && params->node < params->slash;
    return before_slash || op_of(params) == PARAM_TUPLE ? BY_POSITION : BY_EITHER;
}

static bool has_default(const struct params *params)
{
    return tree_child_of_kind(params->tree, params->node, N_DEFAULT) != TREE_NONE;
}

static uint32_t name_of(const struct params *params)
{
    return params->tree->nodes[params->node].name;
}

/* What a call gives. */
struct given {
    const struct tree *tree;
    uint32_t call;
    uint32_t count; /* positional arguments before any star */
    bool has_star, has_dstar;
};

static struct given given_by(const struct tree *tree, uint32_t call)
{
    struct given given = { .tree = tree, .call = call };
    const uint32_t callee = tree_first(tree, call);
    TREE_EACH_CHILD(child, tree, call)
    {
        const uint8_t kind = tree->nodes[child].kind;
        given.has_star = given.has_star || kind == N_STAR;
        given.has_dstar = given.has_dstar || kind == N_DSTAR;
        given.count +=
            child != callee && kind != N_STAR && kind != N_DSTAR && kind != N_KEYWORD ? 1
                                                                                      : 0;
    }
    return given;
}

static bool gives_keyword(const struct given *given, uint32_t name)
{
    TREE_EACH_CHILD(child, given->tree, given->call)
    {
        if (given->tree->nodes[child].kind == N_KEYWORD &&
            given->tree->nodes[child].name == name) {
            return true;
        }
    }
    return false;
}

static struct misfit check_param(const struct params *params, const struct given *given)
{
    const enum passing_kind passing = passing_of(params);
    const bool by_position = passing != BY_KEYWORD && params->index < given->count;
    const bool by_keyword =
        passing != BY_POSITION && gives_keyword(given, name_of(params));
    if (by_position && by_keyword) {
        return (struct misfit){ .kind = MISFIT_TWICE, .name = name_of(params) };
    }
    const bool maybe = (given->has_star && passing != BY_KEYWORD) ||
                       (given->has_dstar && passing != BY_POSITION);
    if (by_position || by_keyword || maybe || has_default(params)) {
        return (struct misfit){ 0 };
    }
    return (struct misfit){ .kind = MISFIT_MISSING, .name = name_of(params) };
}

static bool takes_keyword(const struct signature *signature, uint32_t name)
{
    for (struct params at = params_start(signature); at.node != TREE_NONE;
         params_next(&at)) {
        if (passing_of(&at) != BY_POSITION && name_of(&at) == name) {
            return true;
        }
    }
    return false;
}

static struct misfit check_keywords(const struct signature *signature,
                                    const struct given *given)
{
    TREE_EACH_CHILD(child, given->tree, given->call)
    {
        const struct node *at = &given->tree->nodes[child];
        if (at->kind == N_KEYWORD && !takes_keyword(signature, at->name)) {
            return (struct misfit){ .kind = MISFIT_UNKNOWN, .name = at->name };
        }
    }
    return (struct misfit){ 0 };
}

struct misfit signature_check(const struct signature *signature, const struct tree *tree,
                              uint32_t call)
{
    const struct given given = given_by(tree, call);
    struct params at = params_start(signature);
    struct misfit found = { 0 };
    const bool has_star = at.has_star;
    const bool has_dstar = at.has_dstar;
    for (; at.node != TREE_NONE; params_next(&at)) {
        const struct misfit here = check_param(&at, &given);
        found = found.kind == MISFIT_NONE ? here : found;
    }
    if (given.count > at.index && !has_star) {
        return (struct misfit){ .kind = MISFIT_TOO_MANY,
                                .given = given.count,
                                .taken = at.index };
    }
    const struct misfit unknown =
        has_dstar ? (struct misfit){ 0 } : check_keywords(signature, &given);
    return unknown.kind != MISFIT_NONE ? unknown : found;
}

/* The parameters that a call must give, by how. */
static uint32_t count_needed(const struct signature *signature)
{
    uint32_t needed = 0;
    for (struct params at = params_start(signature); at.node != TREE_NONE;
         params_next(&at)) {
        needed += passing_of(&at) != BY_KEYWORD && !has_default(&at) ? 1 : 0;
    }
    return needed;
}

static bool needs_keyword(const struct signature *signature, uint32_t name)
{
    for (struct params at = params_start(signature); at.node != TREE_NONE;
         params_next(&at)) {
        if (passing_of(&at) == BY_KEYWORD && !has_default(&at) && name_of(&at) == name) {
            return true;
        }
    }
    return false;
}

struct misfit signature_compare(const struct signature *base,
                                const struct signature *other)
{
    const uint32_t given = count_needed(base);
    struct params at = params_start(other);
    const bool has_star = at.has_star;
    for (; at.node != TREE_NONE; params_next(&at)) {
        const bool is_given = passing_of(&at) == BY_KEYWORD
                                  ? needs_keyword(base, name_of(&at))
                                  : at.index < given;
        if (!is_given && !has_default(&at)) {
            return (struct misfit){ .kind = MISFIT_MISSING, .name = name_of(&at) };
        }
    }
    if (given > at.index && !has_star) {
        return (
            struct misfit){ .kind = MISFIT_TOO_MANY, .given = given, .taken = at.index };
    }
    return (struct misfit){ 0 };
}
