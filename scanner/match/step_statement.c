/* SPDX-License-Identifier: MIT */
#include "match/step.h"

/* Metavariable or ellipsis for a whole statement. */
static const struct goal *any_statement(struct matcher *m, const struct goal *goal)
{
    const struct mark *mark = &m->marks[goal->p];
    if (mark->kind == MARK_ELLIPSIS) {
        return goal->next;
    }
    return matcher_bind_node(m, mark->slot, goal->e) ? goal->next : MATCH_FAIL;
}

/* Tries the goal's pattern on every node of a kind in the statement itself, blocks inside
 * left out; N_KIND_COUNT: on every expression. */
static const struct goal *in_statement(struct matcher *m, const struct goal *goal,
                                       uint32_t p, enum node_kind kind)
{
    const struct node *nodes = m->tree->nodes;
    const uint32_t end = nodes[goal->e].end;
    for (uint32_t e = goal->e + 1; e < end && !m->stop;) {
        if (nodes[e].kind == N_BLOCK || node_is_statement(nodes[e].kind)) {
            e = nodes[e].end;
            continue;
        }
        const bool wanted = kind == N_KIND_COUNT ? node_is_expression(nodes[e].kind) &&
                                                       step_possible(m, p, e)
                                                 : nodes[e].kind == kind;
        if (wanted) {
            const uint32_t goal_count = m->goal_count;
            matcher_try(m, matcher_push(m, goal->next, step_node, p, e));
            m->goal_count = goal_count;
        }
        e++;
    }
    return MATCH_FAIL;
}

/* An expression statement in a sequence or body matches wherever the expression stands in
 * a statement. */
static const struct goal *expression_statement(struct matcher *m, const struct goal *goal)
{
    const uint8_t kind = m->tree->nodes[goal->e].kind;
    if (m->marks[goal->p].kind != MARK_NONE) {
        return any_statement(m, goal);
    }
    const uint32_t p = tree_first(m->ptree, goal->p);
    if (!node_is_statement(kind)) {
        return matcher_push(m, goal->next, step_node, p, goal->e);
    }
    if (kind == N_FUNCTION || kind == N_CLASS) {
        return MATCH_FAIL;
    }
    if (!m->pattern->options.implicit_deep_exprstmt ||
        !m->pattern->options.go_deeper_expr) {
        return kind == N_EXPR_STMT ? matcher_push(m, goal->next, step_node, p,
                                                  tree_first(m->tree, goal->e))
                                   : MATCH_FAIL;
    }
    return in_statement(m, goal, p, N_KIND_COUNT);
}

static const struct goal *assigns(struct matcher *m, const struct goal *goal,
                                  uint32_t target, uint32_t value)
{
    const struct goal *rest =
        matcher_push(m, goal->next, step_node, tree_last(m->ptree, goal->p), value);
    return matcher_push(m, rest, step_node, tree_first(m->ptree, goal->p), target);
}

static bool is_row(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_TUPLE || tree->nodes[node].kind == N_LIST;
}

/* `a, b = x, y` as a = x and b = y. */
static void pairwise(struct matcher *m, const struct goal *goal, uint32_t target,
                     uint32_t value)
{
    if (!is_row(m->tree, target) || !is_row(m->tree, value) ||
        tree_child_count(m->tree, target) != tree_child_count(m->tree, value)) {
        return;
    }
    uint32_t v = tree_first(m->tree, value);
    TREE_EACH_CHILD(t, m->tree, target)
    {
        matcher_try(m, assigns(m, goal, t, v));
        v = tree_next(m->tree, v);
    }
}

static const struct goal *to_assignment(struct matcher *m, const struct goal *goal)
{
    const uint32_t value = tree_last(m->tree, goal->e);
    const uint32_t count = tree_child_count(m->ptree, goal->p);
    if (count > 2) {
        return count == tree_child_count(m->tree, goal->e) ? step_same(m, goal)
                                                           : MATCH_FAIL;
    }
    TREE_EACH_CHILD(target, m->tree, goal->e)
    {
        if (target != value && !m->stop) {
            pairwise(m, goal, target, value);
            matcher_try(m, assigns(m, goal, target, value));
        }
    }
    return MATCH_FAIL;
}

static const struct goal *assignment(struct matcher *m, const struct goal *goal)
{
    const uint32_t e = goal->e;
    uint32_t value = TREE_NONE;
    switch (m->tree->nodes[e].kind) {
    case N_ASSIGN:
        return to_assignment(m, goal);
    case N_ANN_ASSIGN:
        value =
            m->pattern->options.vardef_assign ? tree_child_at(m->tree, e, 2) : TREE_NONE;
        break;
    case N_WALRUS:
        value = tree_child_at(m->tree, e, 1);
        break;
    default:
        return node_is_statement(m->tree->nodes[e].kind)
                   ? in_statement(m, goal, goal->p, N_WALRUS)
                   : MATCH_FAIL;
    }
    if (value == TREE_NONE || tree_child_count(m->ptree, goal->p) > 2) {
        return MATCH_FAIL;
    }
    return assigns(m, goal, tree_first(m->tree, e), value);
}

/* `$X: T` also matches where a value follows. */
static const struct goal *annotated(struct matcher *m, const struct goal *goal)
{
    if (m->tree->nodes[goal->e].kind != N_ANN_ASSIGN) {
        return MATCH_FAIL;
    }
    const struct goal *next = goal->next;
    const uint32_t p_value = tree_child_at(m->ptree, goal->p, 2);
    if (p_value != TREE_NONE) {
        next = matcher_push(m, next, step_optional, p_value,
                            tree_child_at(m->tree, goal->e, 2));
    }
    next = matcher_push(m, next, step_node, tree_child_at(m->ptree, goal->p, 1),
                        tree_child_at(m->tree, goal->e, 1));
    return matcher_push(m, next, step_node, tree_first(m->ptree, goal->p),
                        tree_first(m->tree, goal->e));
}

const struct goal *step_statement(struct matcher *m, const struct goal *goal)
{
    const uint8_t kind = m->ptree->nodes[goal->p].kind;
    const uint32_t first = tree_first(m->ptree, goal->p);
    switch (kind) {
    case N_EXPR_STMT:
        return expression_statement(m, goal);
    case N_ASSIGN:
        return assignment(m, goal);
    case N_ANN_ASSIGN:
        return annotated(m, goal);
    default:
        break;
    }
    if (kind != m->tree->nodes[goal->e].kind) {
        return MATCH_FAIL;
    }
    return matcher_push(m, goal->next, kind == N_RETURN ? step_optional : step_list,
                        first, tree_first(m->tree, goal->e));
}
