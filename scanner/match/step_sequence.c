/* SPDX-License-Identifier: MIT */
#include "match/step.h"

static bool is_ellipsis(const struct matcher *m, uint32_t p)
{
    return m->ptree->nodes[p].kind == N_EXPR_STMT &&
           (m->marks[p].kind == MARK_ELLIPSIS || m->marks[p].kind == MARK_LIST);
}

/* The statement after `e`: its sibling, or in a flat list the next one of the text. */
static uint32_t next_statement(const struct matcher *m, const struct goal *goal,
                               uint32_t e)
{
    if (!(goal->flags & SEQUENCE_FLAT)) {
        const uint32_t next = tree_next(m->tree, e);
        return next != TREE_NONE && next < goal->limit ? next : TREE_NONE;
    }
    for (uint32_t i = e + 1; i < goal->limit; i++) {
        if (node_is_statement(m->tree->nodes[i].kind)) {
            return i;
        }
    }
    return TREE_NONE;
}

static void extend(struct matcher *m, uint32_t to)
{
    m->furthest = to > m->furthest ? to : m->furthest;
}

static const struct goal *extend_over(struct matcher *m, const struct goal *goal)
{
    extend(m, m->tree->nodes[goal->e].to);
    return goal->next;
}

static struct goal *rest_of(struct matcher *m, const struct goal *goal, uint32_t p,
                            uint32_t e)
{
    struct goal *rest = matcher_push(m, goal->next, step_sequence, p, e);
    rest->limit = goal->limit;
    rest->flags = goal->flags;
    return rest;
}

static const struct goal *skip(struct matcher *m, const struct goal *goal)
{
    const uint32_t p = tree_next(m->ptree, goal->p);
    if (p == TREE_NONE) {
        if (goal->e != TREE_NONE && goal->e < goal->limit) {
            /* The last node before the end lies in the last statement; so does its end.
             */
            uint32_t last = goal->limit - 1;
            while (m->tree->nodes[last].parent >= goal->e &&
                   m->tree->nodes[last].parent != TREE_NONE) {
                last = m->tree->nodes[last].parent;
            }
            extend(m, m->tree->nodes[last].to);
        }
        return goal->next;
    }
    uint32_t e = goal->e;
    while (!m->stop) {
        const uint32_t goal_count = m->goal_count;
        matcher_try(m, rest_of(m, goal, p, e));
        m->goal_count = goal_count;
        if (e == TREE_NONE) {
            break;
        }
        e = next_statement(m, goal, e);
    }
    return MATCH_FAIL;
}

const struct goal *step_sequence(struct matcher *m, const struct goal *goal)
{
    if (goal->p == TREE_NONE) {
        const bool ends = goal->e == TREE_NONE || (goal->flags & SEQUENCE_REST_OK);
        return ends ? goal->next : MATCH_FAIL;
    }
    if (is_ellipsis(m, goal->p)) {
        return skip(m, goal);
    }
    if (goal->e == TREE_NONE) {
        return MATCH_FAIL;
    }
    const struct goal *rest =
        rest_of(m, goal, tree_next(m->ptree, goal->p), next_statement(m, goal, goal->e));
    rest = matcher_push(m, rest, extend_over, TREE_NONE, goal->e);
    return matcher_push(m, rest, step_node, goal->p, goal->e);
}

static const struct goal *reached(struct matcher *m, const struct goal *goal)
{
    (void)m;
    *goal->reached = true;
    return goal->next;
}

/* Statements of one block first; over all nested ones only if that gives nothing. A list
 * with an ellipsis need not reach the end of the block. */
const struct goal *step_statements(struct matcher *m, const struct goal *goal)
{
    bool ellipsis = false;
    for (uint32_t p = goal->p; p != TREE_NONE && !ellipsis; p = tree_next(m->ptree, p)) {
        ellipsis = is_ellipsis(m, p);
    }
    if (!ellipsis) {
        return rest_of(m, goal, goal->p, goal->e);
    }
    const uint32_t flags = goal->flags | SEQUENCE_REST_OK;
    bool found = false;
    struct goal *mark = matcher_push(m, goal->next, reached, TREE_NONE, TREE_NONE);
    mark->reached = &found;
    struct goal plain = *goal;
    plain.next = mark;
    plain.flags = flags;
    matcher_try(m, rest_of(m, &plain, goal->p, goal->e));
    if (found || !m->pattern->options.go_deeper_stmt) {
        return MATCH_FAIL;
    }
    struct goal *flat = rest_of(m, goal, goal->p, goal->e);
    flat->flags = flags | SEQUENCE_FLAT;
    return flat;
}

const struct goal *step_block(struct matcher *m, const struct goal *goal)
{
    const struct node *e = &m->tree->nodes[goal->e];
    const uint32_t p = tree_first(m->ptree, goal->p);
    if (e->kind != N_BLOCK && !node_is_statement(e->kind)) {
        return MATCH_FAIL;
    }
    if (p == TREE_NONE || (tree_next(m->ptree, p) == TREE_NONE && is_ellipsis(m, p) &&
                           m->marks[p].kind == MARK_ELLIPSIS)) {
        return goal->next;
    }
    const uint32_t first = e->kind == N_BLOCK ? tree_first(m->tree, goal->e) : goal->e;
    struct goal *list = matcher_push(m, goal->next, step_statements, p, first);
    list->limit = e->end;
    return list;
}
