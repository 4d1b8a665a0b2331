/* SPDX-License-Identifier: MIT */
#include "match/step.h"

/* More operands in one chain are matched as the tree nests them only. */
enum { MOST_OPERANDS = 12 };

/* "..." among expressions, statements, parameters, and between the fields of an f-string.
 */
static bool is_ellipsis(const struct matcher *m, uint32_t p)
{
    const uint8_t kind = m->ptree->nodes[p].kind;
    return m->marks[p].kind == MARK_ELLIPSIS && kind != N_ATTRIBUTE && kind != N_KEYWORD;
}

const struct goal *step_take_list(struct matcher *m, const struct goal *goal)
{
    uint32_t last = goal->e;
    for (uint32_t i = 1; i < goal->limit; i++) {
        last = tree_next(m->tree, last);
    }
    struct binding binding = { .kind = BIND_LIST,
                               .node = TREE_NONE,
                               .count = goal->limit };
    if (goal->limit > 0) {
        binding.node = goal->e;
        binding.from = m->tree->nodes[goal->e].from;
        binding.to = m->tree->nodes[last].to;
    }
    return matcher_bind(m, m->marks[goal->p].slot, binding) ? goal->next : MATCH_FAIL;
}

/* An ellipsis or $...X in an ordered list: tries every length. */
static const struct goal *skip(struct matcher *m, const struct goal *goal)
{
    const uint32_t next = tree_next(m->ptree, goal->p);
    const bool binds = m->marks[goal->p].kind == MARK_LIST;
    if (next == TREE_NONE && !binds) {
        return goal->next;
    }
    uint32_t e = goal->e;
    for (uint32_t taken = 0; !m->stop; taken++) {
        const uint32_t goal_count = m->goal_count;
        const struct goal *rest = matcher_push(m, goal->next, step_list, next, e);
        if (binds) {
            struct goal *take = matcher_push(m, rest, step_take_list, goal->p, goal->e);
            take->limit = taken;
            rest = take;
        }
        matcher_try(m, rest);
        m->goal_count = goal_count;
        if (e == TREE_NONE) {
            break;
        }
        e = tree_next(m->tree, e);
    }
    return MATCH_FAIL;
}

const struct goal *step_list(struct matcher *m, const struct goal *goal)
{
    if (goal->p == TREE_NONE) {
        return goal->e == TREE_NONE ? goal->next : MATCH_FAIL;
    }
    if (is_ellipsis(m, goal->p) || m->marks[goal->p].kind == MARK_LIST) {
        return skip(m, goal);
    }
    if (goal->e == TREE_NONE) {
        return MATCH_FAIL;
    }
    const struct goal *rest =
        matcher_push(m, goal->next, step_list, tree_next(m->ptree, goal->p),
                     tree_next(m->tree, goal->e));
    return matcher_push(m, rest, step_node, goal->p, goal->e);
}

static bool all_taken(const struct matcher *m, const struct goal *goal)
{
    uint32_t count = 0;
    for (const struct goal *at = goal; at && at->taken; at = at->earlier) {
        count++;
    }
    return count == tree_child_count(m->tree, goal->e);
}

static struct goal *bag_rest(struct matcher *m, const struct goal *goal)
{
    struct goal *rest =
        matcher_push(m, goal->next, step_bag, tree_next(m->ptree, goal->p), goal->e);
    rest->limit = goal->limit;
    rest->flags = goal->flags;
    rest->taken = goal->taken;
    rest->earlier = goal->earlier;
    return rest;
}

const struct goal *step_bag(struct matcher *m, const struct goal *goal)
{
    const bool any_kind = goal->limit == N_KIND_COUNT;
    if (goal->p == TREE_NONE ||
        (!any_kind && m->ptree->nodes[goal->p].kind != goal->limit)) {
        return (goal->flags & BAG_REST_OK) || all_taken(m, goal) ? goal->next
                                                                 : MATCH_FAIL;
    }
    if (is_ellipsis(m, goal->p)) {
        struct goal *rest = bag_rest(m, goal);
        rest->flags |= BAG_REST_OK;
        return rest;
    }
    for (uint32_t e = tree_first(m->tree, goal->e); e != TREE_NONE && !m->stop;
         e = tree_next(m->tree, e)) {
        if (goal_has_taken(goal, e) ||
            (!any_kind && m->tree->nodes[e].kind != goal->limit)) {
            continue;
        }
        const uint32_t goal_count = m->goal_count;
        struct goal *rest = bag_rest(m, goal);
        goal_take(rest, goal, e);
        matcher_try(m, matcher_push(m, rest, step_node, goal->p, e));
        m->goal_count = goal_count;
    }
    return MATCH_FAIL;
}

struct operands {
    uint32_t p[MOST_OPERANDS], e[MOST_OPERANDS];
    uint32_t p_count, e_count;
    bool commutative;
    const struct goal *next;
};

/* The operands of a chain of one operator, however it nests. False if they are too many.
 */
static bool flatten(const struct tree *tree, uint32_t root, uint32_t *items,
                    uint32_t *count)
{
    const struct node *at = &tree->nodes[root];
    *count = 0;
    for (uint32_t node = root + 1; node < at->end;) {
        const struct node *inner = &tree->nodes[node];
        if (inner->kind == at->kind && inner->op == at->op) {
            node++;
            continue;
        }
        if (*count == MOST_OPERANDS) {
            return false;
        }
        items[(*count)++] = node;
        node = inner->end;
    }
    return true;
}

/* Assigns the operands from i on; `goals` are those of the operands before. */
static void assign(struct matcher *m, const struct operands *o, uint32_t i, uint64_t used,
                   const struct goal *goals)
{
    const uint64_t all = ((uint64_t)1 << o->e_count) - 1;
    if (m->stop) {
        return;
    }
    if (i == o->p_count) {
        if (used == all) {
            matcher_try(m, goals);
        }
        return;
    }
    const bool skips = is_ellipsis(m, o->p[i]);
    /* In order, the operand after all that are taken; after "..." any later one. */
    uint32_t first = 0;
    while (!o->commutative && first < o->e_count && (used >> first & 1)) {
        first++;
    }
    if (skips) {
        const uint32_t most = o->commutative ? 0 : o->e_count - first;
        for (uint32_t n = 0; n <= most; n++) {
            const uint64_t taken = (((uint64_t)1 << n) - 1) << first;
            assign(m, o, i + 1,
                   o->commutative && i + 1 == o->p_count ? all : used | taken, goals);
        }
        return;
    }
    for (uint32_t j = first; j < o->e_count; j++) {
        if (!(used >> j & 1) && step_possible(m, o->p[i], o->e[j])) {
            const uint32_t goal_count = m->goal_count;
            assign(m, o, i + 1, used | (uint64_t)1 << j,
                   matcher_push(m, goals, step_node, o->p[i], o->e[j]));
            m->goal_count = goal_count;
        }
        if (!o->commutative) {
            break;
        }
    }
}

/* "..." last, so that it takes what the others leave. */
static void ellipses_last(const struct matcher *m, struct operands *o)
{
    for (uint32_t i = 0, last = o->p_count; i < last; i++) {
        if (is_ellipsis(m, o->p[i])) {
            const uint32_t swap = o->p[--last];
            o->p[last] = o->p[i];
            o->p[i--] = swap;
        }
    }
}

const struct goal *step_operands(struct matcher *m, const struct goal *goal)
{
    const struct node *p = &m->ptree->nodes[goal->p];
    const struct node *e = &m->tree->nodes[goal->e];
    struct operands o = { .next = goal->next };
    if (p->kind != e->kind || p->op != e->op) {
        return MATCH_FAIL;
    }
    const struct match_options *options = &m->pattern->options;
    const bool bits = p->op == OP_BIT_AND || p->op == OP_BIT_OR || p->op == OP_BIT_XOR;
    o.commutative =
        p->kind == N_BOOL_OP ? options->commutative_boolop : bits && options->ac_matching;
    if ((p->kind != N_BOOL_OP && !bits) ||
        (!options->ac_matching && !options->commutative_boolop) ||
        !flatten(m->ptree, goal->p, o.p, &o.p_count) ||
        !flatten(m->tree, goal->e, o.e, &o.e_count)) {
        return step_same(m, goal);
    }
    if (o.commutative) {
        ellipses_last(m, &o);
    }
    if (o.p_count > 2 || o.e_count > 2 || o.commutative) {
        assign(m, &o, 0, 0, goal->next);
    }
    return step_same(m, goal);
}
