/* SPDX-License-Identifier: MIT */
#include "match/step.h"

/* Goals for the first `count` children, one by one. */
static const struct goal *header(struct matcher *m, const struct goal *next,
                                 const struct goal *goal, uint32_t count)
{
    uint32_t p[3] = { 0 };
    uint32_t e[3] = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        p[i] = tree_child_at(m->ptree, goal->p, i);
        e[i] = tree_child_at(m->tree, goal->e, i);
    }
    for (uint32_t i = count; i-- > 0;) {
        next = matcher_push(m, next, step_node, p[i], e[i]);
    }
    return next;
}

/* A part that only has to match where the pattern has it: `else`, annotation, default,
 * result. */
static const struct goal *if_present(struct matcher *m, const struct goal *next,
                                     const struct goal *goal, enum node_kind kind)
{
    const uint32_t p = tree_child_of_kind(m->ptree, goal->p, kind);
    const uint32_t e = tree_child_of_kind(m->tree, goal->e, kind);
    if (p == TREE_NONE) {
        return next;
    }
    return e == TREE_NONE ? MATCH_FAIL : matcher_push(m, next, step_node, p, e);
}

/* A part that must be on both sides or on neither. */
static const struct goal *if_either(struct matcher *m, const struct goal *next,
                                    const struct goal *goal, enum node_kind kind)
{
    const bool p = tree_child_of_kind(m->ptree, goal->p, kind) != TREE_NONE;
    const bool e = tree_child_of_kind(m->tree, goal->e, kind) != TREE_NONE;
    return p != e ? MATCH_FAIL : if_present(m, next, goal, kind);
}

/* `else: if x:` is an elif. */
static const struct goal *otherwise(struct matcher *m, const struct goal *goal)
{
    const uint32_t p = tree_first(m->ptree, goal->p);
    uint32_t e = tree_first(m->tree, goal->e);
    const uint32_t only = tree_first(m->tree, e);
    /* A suite that is missing is an empty block. */
    if (m->ptree->nodes[p].kind == N_IF && m->tree->nodes[e].kind == N_BLOCK &&
        only != TREE_NONE && tree_next(m->tree, only) == TREE_NONE) {
        e = only;
    }
    return matcher_push(m, goal->next, step_node, p, e);
}

static const struct goal *try_statement(struct matcher *m, const struct goal *goal)
{
    const struct goal *next = if_either(m, goal->next, goal, N_FINALLY);
    next = if_either(m, next, goal, N_ELSE);
    if (next == MATCH_FAIL) {
        return next;
    }
    const uint32_t handler = tree_next(m->ptree, tree_first(m->ptree, goal->p));
    struct goal *bag = matcher_push(m, next, step_bag, handler, goal->e);
    bag->limit = N_HANDLER;
    bag->flags = BAG_REST_OK;
    return header(m, bag, goal, 1);
}

/* `except $T as $E:`; an ellipsis for the type also stands for none. */
static const struct goal *handler(struct matcher *m, const struct goal *goal)
{
    const uint32_t p_type = tree_first(m->ptree, goal->p);
    const uint32_t e_type = tree_first(m->tree, goal->e);
    const bool p_bare = m->ptree->nodes[p_type].kind == N_BLOCK;
    const bool e_bare = m->tree->nodes[e_type].kind == N_BLOCK;
    const bool any = !p_bare && m->marks[p_type].kind == MARK_ELLIPSIS &&
                     m->ptree->nodes[p_type].kind == N_NAME;
    const struct goal *next =
        matcher_push(m, goal->next, step_node, tree_last(m->ptree, goal->p),
                     tree_last(m->tree, goal->e));
    if (any) {
        return if_present(m, next, goal, N_AS);
    }
    next = if_either(m, next, goal, N_AS);
    if (p_bare || e_bare) {
        return p_bare == e_bare ? next : MATCH_FAIL;
    }
    return next == MATCH_FAIL ? next : matcher_push(m, next, step_node, p_type, e_type);
}

static bool is_item(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_WITH_ITEM;
}

/* The only statement of a block, if it is a `with`. */
static uint32_t sole_with(const struct tree *tree, uint32_t block)
{
    const uint32_t first = tree_first(tree, block);
    return first != TREE_NONE && tree->nodes[first].kind == N_WITH &&
                   tree_next(tree, first) == TREE_NONE
               ? first
               : TREE_NONE;
}

/* `with open(f) as x`; a pattern without `as` matches with and without. */
static const struct goal *with_item(struct matcher *m, const struct goal *next,
                                    uint32_t p, uint32_t e)
{
    const struct goal pair = { .p = p, .e = e };
    next = if_present(m, next, &pair, N_AS);
    if (next == MATCH_FAIL) {
        return next;
    }
    return matcher_push(m, next, step_node, tree_first(m->ptree, p),
                        tree_first(m->tree, e));
}

/* `with A, B:` is `with A:` around `with B:`. `p`, `e`: next item, or the block after the
 * items. */
static const struct goal *with_items(struct matcher *m, const struct goal *goal)
{
    uint32_t p = goal->p;
    uint32_t e = goal->e;
    if (is_item(m->ptree, p) != is_item(m->tree, e)) {
        const uint32_t p_inner =
            is_item(m->ptree, p) ? TREE_NONE : sole_with(m->ptree, p);
        const uint32_t e_inner = is_item(m->tree, e) ? TREE_NONE : sole_with(m->tree, e);
        if (p_inner != TREE_NONE) {
            p = tree_first(m->ptree, p_inner);
        } else if (e_inner != TREE_NONE) {
            e = tree_first(m->tree, e_inner);
        } else if (is_item(m->ptree, p)) {
            return MATCH_FAIL;
        } else {
            e = tree_last(m->tree, m->tree->nodes[e].parent);
        }
    }
    if (!is_item(m->ptree, p) || !is_item(m->tree, e)) {
        return matcher_push(m, goal->next, step_node, p, e);
    }
    const struct goal *rest = matcher_push(m, goal->next, with_items,
                                           tree_next(m->ptree, p), tree_next(m->tree, e));
    return with_item(m, rest, p, e);
}

/* The pattern's decorators in their order, others between them. */
static const struct goal *decorators_in_order(struct matcher *m, const struct goal *goal)
{
    if (goal->p == TREE_NONE || m->ptree->nodes[goal->p].kind != N_DECORATOR) {
        return goal->next;
    }
    uint32_t e = goal->e;
    while (e != TREE_NONE && m->tree->nodes[e].kind == N_DECORATOR && !m->stop) {
        const uint32_t goal_count = m->goal_count;
        const uint32_t after = tree_next(m->tree, e);
        const struct goal *rest = matcher_push(m, goal->next, decorators_in_order,
                                               tree_next(m->ptree, goal->p), after);
        matcher_try(m, matcher_push(m, rest, step_node, goal->p, e));
        m->goal_count = goal_count;
        e = after;
    }
    return MATCH_FAIL;
}

static const struct goal *decorators(struct matcher *m, const struct goal *next,
                                     const struct goal *goal)
{
    if (m->pattern->options.decorators_order_matters) {
        return matcher_push(m, next, decorators_in_order, tree_first(m->ptree, goal->p),
                            tree_first(m->tree, goal->e));
    }
    struct goal *bag =
        matcher_push(m, next, step_bag, tree_first(m->ptree, goal->p), goal->e);
    bag->limit = N_DECORATOR;
    bag->flags = BAG_REST_OK;
    return bag;
}

static const struct goal *function(struct matcher *m, const struct goal *goal)
{
    const struct goal *next =
        matcher_push(m, goal->next, step_node, tree_last(m->ptree, goal->p),
                     tree_last(m->tree, goal->e));
    next = if_present(m, next, goal, N_RETURNS);
    if (next == MATCH_FAIL || !matcher_name(m, goal->p, goal->e)) {
        return MATCH_FAIL;
    }
    next =
        matcher_push(m, next, step_node, tree_child_of_kind(m->ptree, goal->p, N_PARAMS),
                     tree_child_of_kind(m->tree, goal->e, N_PARAMS));
    return decorators(m, next, goal);
}

/* Bases by ordered prefix; the body's statements in any order, others between them. */
static const struct goal *class_statement(struct matcher *m, const struct goal *goal)
{
    const uint32_t p_bases = tree_child_of_kind(m->ptree, goal->p, N_BASES);
    const uint32_t e_bases = tree_child_of_kind(m->tree, goal->e, N_BASES);
    if (!matcher_name(m, goal->p, goal->e)) {
        return MATCH_FAIL;
    }
    struct goal *body = matcher_push(m, goal->next, step_bag,
                                     tree_first(m->ptree, tree_last(m->ptree, goal->p)),
                                     tree_last(m->tree, goal->e));
    body->limit = N_KIND_COUNT;
    body->flags = BAG_REST_OK;
    const struct goal *next = body;
    if (p_bases != TREE_NONE) {
        struct goal *bases =
            matcher_push(m, next, step_arguments, tree_first(m->ptree, p_bases),
                         e_bases == TREE_NONE ? TREE_NONE : tree_first(m->tree, e_bases));
        bases->flags = ARGUMENTS_REST_OK;
        next = bases;
    }
    return decorators(m, next, goal);
}

/* `@x` and `@x()` are one. */
static const struct goal *decorator(struct matcher *m, const struct goal *goal)
{
    const uint32_t p = tree_first(m->ptree, goal->p);
    uint32_t e = tree_first(m->tree, goal->e);
    const uint8_t kind = m->ptree->nodes[p].kind;
    if ((kind == N_NAME || kind == N_ATTRIBUTE) && m->marks[p].kind == MARK_NONE &&
        m->tree->nodes[e].kind == N_CALL && tree_child_count(m->tree, e) == 1) {
        e = tree_first(m->tree, e);
    }
    return matcher_push(m, goal->next, step_node, p, e);
}

static const struct goal *parameter(struct matcher *m, const struct goal *goal)
{
    const struct goal *next = if_present(m, goal->next, goal, N_DEFAULT);
    next = if_present(m, next, goal, N_ANNOTATION);
    if (next == MATCH_FAIL || m->ptree->nodes[goal->p].op != m->tree->nodes[goal->e].op ||
        !matcher_name(m, goal->p, goal->e)) {
        return MATCH_FAIL;
    }
    return next;
}

const struct goal *step_compound(struct matcher *m, const struct goal *goal)
{
    const struct node *p = &m->ptree->nodes[goal->p];
    const struct node *e = &m->tree->nodes[goal->e];
    if (p->kind != e->kind || ((p->flags & NODE_ASYNC) && !(e->flags & NODE_ASYNC))) {
        return MATCH_FAIL;
    }
    switch (p->kind) {
    case N_IF:
    case N_WHILE:
        return header(m, if_present(m, goal->next, goal, N_ELSE), goal, 2);
    case N_FOR:
        return header(m, if_present(m, goal->next, goal, N_ELSE), goal, 3);
    case N_ELSE:
        return otherwise(m, goal);
    case N_TRY:
        return try_statement(m, goal);
    case N_HANDLER:
        return handler(m, goal);
    case N_WITH:
        return matcher_push(m, goal->next, with_items, tree_first(m->ptree, goal->p),
                            tree_first(m->tree, goal->e));
    case N_FUNCTION:
        return function(m, goal);
    case N_CLASS:
        return class_statement(m, goal);
    case N_DECORATOR:
        return decorator(m, goal);
    case N_PARAMS:
        return matcher_push(m, goal->next, step_list, tree_first(m->ptree, goal->p),
                            tree_first(m->tree, goal->e));
    default:
        return parameter(m, goal);
    }
}
