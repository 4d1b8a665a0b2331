/* SPDX-License-Identifier: MIT */
#include "match/step.h"

static const struct goal *with_arguments(struct matcher *m, const struct goal *goal,
                                         uint32_t callee, uint32_t first)
{
    const uint32_t p = tree_first(m->ptree, goal->p);
    const struct goal *arguments =
        matcher_push(m, goal->next, step_arguments, tree_next(m->ptree, p), first);
    return matcher_push(m, arguments, step_node, p, callee);
}

const struct goal *step_call(struct matcher *m, const struct goal *goal)
{
    const uint8_t kind = m->tree->nodes[goal->e].kind;
    if (kind == N_CALL) {
        const uint32_t callee = tree_first(m->tree, goal->e);
        return with_arguments(m, goal, callee, tree_next(m->tree, callee));
    }
    /* `@x` is a call without arguments. */
    const uint32_t parent = m->tree->nodes[goal->e].parent;
    if ((kind == N_NAME || kind == N_ATTRIBUTE) && parent != TREE_NONE &&
        m->tree->nodes[parent].kind == N_DECORATOR) {
        return with_arguments(m, goal, goal->e, TREE_NONE);
    }
    return MATCH_FAIL;
}

/* The arguments from goal->p on, against those from `e` on; `limit` is the ordinal of
 * `e`. */
static struct goal *rest_of(struct matcher *m, const struct goal *goal, uint32_t e,
                            uint32_t ordinal)
{
    struct goal *rest =
        matcher_push(m, goal->next, step_arguments, tree_next(m->ptree, goal->p), e);
    rest->limit = ordinal;
    rest->flags = goal->flags;
    rest->taken = goal->taken;
    rest->earlier = goal->earlier;
    return rest;
}

/* Whether only keywords come up to a further ellipsis: then it does not matter what this
 * one skips. */
static bool keywords_up_to_ellipsis(const struct matcher *m, uint32_t p)
{
    p = tree_next(m->ptree, p);
    while (p != TREE_NONE && m->ptree->nodes[p].kind == N_KEYWORD) {
        p = tree_next(m->ptree, p);
    }
    return p != TREE_NONE && m->ptree->nodes[p].kind == N_NAME &&
           m->marks[p].kind == MARK_ELLIPSIS;
}

static const struct goal *skip_arguments(struct matcher *m, const struct goal *goal)
{
    const bool binds = m->marks[goal->p].kind == MARK_LIST;
    if (tree_next(m->ptree, goal->p) == TREE_NONE && !binds) {
        return goal->next;
    }
    if (!binds && keywords_up_to_ellipsis(m, goal->p)) {
        return rest_of(m, goal, goal->e, goal->limit);
    }
    uint32_t e = goal->e;
    for (uint32_t ordinal = goal->limit; !m->stop; ordinal++) {
        const uint32_t goal_count = m->goal_count;
        const struct goal *rest = rest_of(m, goal, e, ordinal);
        if (binds) {
            struct goal *take = matcher_push(m, rest, step_take_list, goal->p, goal->e);
            take->limit = ordinal - goal->limit;
            rest = take;
        }
        if (e == TREE_NONE || !goal_has_taken(goal, e)) {
            matcher_try(m, rest);
        }
        m->goal_count = goal_count;
        if (e == TREE_NONE) {
            break;
        }
        e = tree_next(m->tree, e);
    }
    return MATCH_FAIL;
}

/* `k=v` is sought among all that remain. */
static const struct goal *keyword(struct matcher *m, const struct goal *goal)
{
    for (uint32_t e = goal->e; e != TREE_NONE && !m->stop; e = tree_next(m->tree, e)) {
        const bool named = m->marks[goal->p].kind == MARK_NONE;
        if (m->tree->nodes[e].kind != N_KEYWORD || goal_has_taken(goal, e) ||
            (named && m->tree->nodes[e].name != m->ptree->nodes[goal->p].name)) {
            continue;
        }
        const uint32_t goal_count = m->goal_count;
        struct goal *rest = rest_of(m, goal, goal->e, goal->limit);
        goal_take(rest, goal, e);
        matcher_try(m, matcher_push(m, rest, step_same, goal->p, e));
        m->goal_count = goal_count;
    }
    return MATCH_FAIL;
}

const struct goal *step_arguments(struct matcher *m, const struct goal *goal)
{
    uint32_t e = goal->e;
    uint32_t ordinal = goal->limit;
    while (e != TREE_NONE && goal_has_taken(goal, e)) {
        e = tree_next(m->tree, e);
        ordinal++;
    }
    if (goal->p == TREE_NONE) {
        return e == TREE_NONE || (goal->flags & ARGUMENTS_REST_OK) ? goal->next
                                                                   : MATCH_FAIL;
    }
    struct goal *from = matcher_push(m, goal->next, step_arguments, goal->p, e);
    from->limit = ordinal;
    from->flags = goal->flags;
    from->taken = goal->taken;
    from->earlier = goal->earlier;
    if (from->step != step_arguments) {
        return MATCH_FAIL; /* the stack is full, or what follows cannot hold */
    }
    const struct mark *mark = &m->marks[goal->p];
    const uint8_t kind = m->ptree->nodes[goal->p].kind;
    if (kind == N_KEYWORD) {
        return keyword(m, from);
    }
    if (kind == N_NAME && (mark->kind == MARK_ELLIPSIS || mark->kind == MARK_LIST)) {
        return skip_arguments(m, from);
    }
    if (e == TREE_NONE || m->tree->nodes[e].kind == N_KEYWORD) {
        return MATCH_FAIL;
    }
    const struct goal *rest = rest_of(m, from, tree_next(m->tree, e), ordinal + 1);
    return matcher_push(m, rest, step_node, goal->p, e);
}
