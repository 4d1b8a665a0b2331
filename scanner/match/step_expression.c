/* SPDX-License-Identifier: MIT */
#include "match/step.h"

#include "match/type.h"
#include "syntax/literal.h"

/* `<... e ...>`: e is the expression or stands anywhere in it. */
static const struct goal *deep(struct matcher *m, const struct goal *goal)
{
    const uint32_t inner = tree_child_at(m->ptree, goal->p, 1);
    const uint32_t end =
        m->pattern->options.go_deeper_expr ? m->tree->nodes[goal->e].end : goal->e + 1;
    for (uint32_t e = goal->e; e < end && !m->stop; e++) {
        if (node_is_expression(m->tree->nodes[e].kind) && step_possible(m, inner, e)) {
            const uint32_t goal_count = m->goal_count;
            matcher_try(m, matcher_push(m, goal->next, step_node, inner, e));
            m->goal_count = goal_count;
        }
    }
    return MATCH_FAIL;
}

/* `$X: T` */
static const struct goal *typed(struct matcher *m, const struct goal *goal)
{
    const uint32_t type = tree_child_at(m->ptree, goal->p, 2);
    const bool holds = type_is(m->unit, goal->e, m->marks[type].dotted) &&
                       matcher_bind_node(m, m->marks[goal->p].slot, goal->e);
    return holds ? goal->next : MATCH_FAIL;
}

static const struct goal *bind_expression(struct matcher *m, const struct goal *goal)
{
    const uint8_t kind = m->tree->nodes[goal->e].kind;
    const bool holds = (node_is_expression(kind) || kind == N_STAR) && kind != N_SLICE &&
                       matcher_bind_node(m, m->marks[goal->p].slot, goal->e);
    return holds ? goal->next : MATCH_FAIL;
}

/* A metavariable that is bound to something else already may be what was assigned to the
 * name. */
static const struct goal *bind_or_assigned(struct matcher *m, const struct goal *goal)
{
    const struct goal *next = bind_expression(m, goal);
    if (next != MATCH_FAIL) {
        return next;
    }
    const uint32_t assigned = step_assigned(m, goal);
    return assigned == TREE_NONE
               ? MATCH_FAIL
               : matcher_push(m, goal->next, step_node, goal->p, assigned);
}

/* Displays: `[...]` and `{...}` stand for comprehensions too, `{...}` for dict and set.
 */
static const struct goal *display(struct matcher *m, const struct goal *goal)
{
    const uint8_t p = m->ptree->nodes[goal->p].kind;
    const uint8_t e = m->tree->nodes[goal->e].kind;
    const uint32_t first = tree_first(m->ptree, goal->p);
    if (first != TREE_NONE && tree_next(m->ptree, first) == TREE_NONE &&
        m->marks[first].kind == MARK_ELLIPSIS && p != N_TUPLE) {
        const bool list = e == N_LIST || e == N_LIST_COMP;
        const bool braces =
            e == N_SET || e == N_DICT || e == N_SET_COMP || e == N_DICT_COMP;
        return (p == N_LIST ? list : braces) ? goal->next : MATCH_FAIL;
    }
    if (p != e) {
        return MATCH_FAIL;
    }
    if (p == N_LIST || p == N_TUPLE) {
        return matcher_push(m, goal->next, step_list, first,
                            tree_first(m->tree, goal->e));
    }
    struct goal *bag = matcher_push(m, goal->next, step_bag, first, goal->e);
    bag->limit = N_KIND_COUNT;
    return bag;
}

static const struct goal *lambda(struct matcher *m, const struct goal *goal)
{
    if (m->tree->nodes[goal->e].kind != N_LAMBDA) {
        return MATCH_FAIL;
    }
    const struct goal *body =
        matcher_push(m, goal->next, step_node, tree_last(m->ptree, goal->p),
                     tree_last(m->tree, goal->e));
    return matcher_push(m, body, step_node, tree_first(m->ptree, goal->p),
                        tree_first(m->tree, goal->e));
}

/* `yield ...` and `return ...` admit none. */
const struct goal *step_optional(struct matcher *m, const struct goal *goal)
{
    if (goal->p == TREE_NONE || goal->e == TREE_NONE) {
        const bool any = goal->p != TREE_NONE && m->marks[goal->p].kind == MARK_ELLIPSIS;
        return any || goal->p == goal->e ? goal->next : MATCH_FAIL;
    }
    return matcher_push(m, goal->next, step_node, goal->p, goal->e);
}

static const struct goal *yield_expression(struct matcher *m, const struct goal *goal)
{
    if (m->tree->nodes[goal->e].kind != N_YIELD) {
        return MATCH_FAIL;
    }
    return matcher_push(m, goal->next, step_optional, tree_first(m->ptree, goal->p),
                        tree_first(m->tree, goal->e));
}

/* A replacement field: format and conversion matter only where the pattern has them. */
static const struct goal *interpolation(struct matcher *m, const struct goal *goal)
{
    if (m->tree->nodes[goal->e].kind != N_INTERPOLATION) {
        return MATCH_FAIL;
    }
    const uint8_t op = m->ptree->nodes[goal->p].op;
    if (op != 0 && op != m->tree->nodes[goal->e].op) {
        return MATCH_FAIL;
    }
    return matcher_push(m, goal->next, step_node, tree_first(m->ptree, goal->p),
                        tree_first(m->tree, goal->e));
}

const struct goal *step_zip(struct matcher *m, const struct goal *goal)
{
    if (goal->p == TREE_NONE || goal->e == TREE_NONE) {
        return goal->p == goal->e ? goal->next : MATCH_FAIL;
    }
    const struct goal *rest =
        matcher_push(m, goal->next, step_zip, tree_next(m->ptree, goal->p),
                     tree_next(m->tree, goal->e));
    return matcher_push(m, rest, step_node, goal->p, goal->e);
}

/* By value where it is known: 0o777 is 511. */
static bool same_number(const struct matcher *m, uint32_t p, uint32_t e)
{
    int64_t a;
    int64_t b;
    if (literal_int(m->ptree, p, &a) && literal_int(m->tree, e, &b)) {
        return a == b;
    }
    return str_equal(tree_text(m->ptree, p), tree_text(m->tree, e));
}

const struct goal *step_same(struct matcher *m, const struct goal *goal)
{
    const struct node *p = &m->ptree->nodes[goal->p];
    const struct node *e = &m->tree->nodes[goal->e];
    if (p->kind != e->kind || p->op != e->op) {
        return MATCH_FAIL;
    }
    if (p->kind == N_INT || p->kind == N_FLOAT || p->kind == N_IMAGINARY) {
        return same_number(m, goal->p, goal->e) ? goal->next : MATCH_FAIL;
    }
    if (p->name != 0 && !matcher_name(m, goal->p, goal->e)) {
        return MATCH_FAIL;
    }
    return matcher_push(m, goal->next, step_zip, tree_first(m->ptree, goal->p),
                        tree_first(m->tree, goal->e));
}

/* The other way round, where the rule wants it. */
static const struct goal *comparison(struct matcher *m, const struct goal *goal)
{
    const struct match_options *options = &m->pattern->options;
    const struct node *p = &m->ptree->nodes[goal->p];
    const struct node *e = &m->tree->nodes[goal->e];
    const bool either =
        (p->op == OP_EQ && options->symmetric_eq) ||
        ((p->op == OP_EQ || p->op == OP_NE) && options->commutative_compop);
    if (either && p->kind == e->kind && p->op == e->op) {
        const struct goal *rest =
            matcher_push(m, goal->next, step_node, tree_last(m->ptree, goal->p),
                         tree_first(m->tree, goal->e));
        matcher_try(m, matcher_push(m, rest, step_node, tree_first(m->ptree, goal->p),
                                    tree_last(m->tree, goal->e)));
    }
    return step_same(m, goal);
}

/* By kind of the pattern's node; NULL: step_same. */
static const matcher_step steps[N_KIND_COUNT] = {
    [N_BLOCK] = step_block,
    [N_EXPR_STMT] = step_statement,
    [N_ASSIGN] = step_statement,
    [N_ANN_ASSIGN] = step_statement,
    [N_RETURN] = step_statement,
    [N_ASSERT] = step_statement,
    [N_DELETE] = step_statement,
    [N_GLOBAL] = step_statement,
    [N_NONLOCAL] = step_statement,
    [N_IMPORT] = step_import,
    [N_FROM_IMPORT] = step_import,
    [N_IF] = step_compound,
    [N_ELSE] = step_compound,
    [N_WHILE] = step_compound,
    [N_FOR] = step_compound,
    [N_TRY] = step_compound,
    [N_HANDLER] = step_compound,
    [N_WITH] = step_compound,
    [N_FUNCTION] = step_compound,
    [N_CLASS] = step_compound,
    [N_DECORATOR] = step_compound,
    [N_PARAMS] = step_compound,
    [N_PARAM] = step_compound,
    [N_NAME] = step_name,
    [N_STRING] = step_string,
    [N_FSTRING] = step_string,
    [N_STRING_PIECE] = step_string,
    [N_CONCAT] = step_string,
    [N_INTERPOLATION] = interpolation,
    [N_ATTRIBUTE] = step_attribute,
    [N_CALL] = step_call,
    [N_TUPLE] = display,
    [N_LIST] = display,
    [N_SET] = display,
    [N_DICT] = display,
    [N_LAMBDA] = lambda,
    [N_COMPARE] = comparison,
    [N_BOOL_OP] = step_operands,
    [N_BINARY] = step_operands,
    [N_YIELD] = yield_expression,
};

const struct goal *step_node(struct matcher *m, const struct goal *goal)
{
    const struct mark *mark = &m->marks[goal->p];
    const uint8_t kind = m->ptree->nodes[goal->p].kind;
    if (m->tree->nodes[goal->e].kind == N_ERROR) {
        return MATCH_FAIL;
    }
    if (mark->kind == MARK_DEEP) {
        return deep(m, goal);
    }
    if (mark->kind == MARK_TYPED) {
        return typed(m, goal);
    }
    if (kind == N_NAME && mark->kind == MARK_ELLIPSIS) {
        return goal->next;
    }
    if (kind == N_NAME && mark->kind != MARK_NONE) {
        return bind_or_assigned(m, goal);
    }
    const matcher_step step = steps[kind] ? steps[kind] : step_same;
    if (step_may_be_known(m, goal->p, goal->e)) {
        return step_known(m, goal);
    }
    const uint32_t assigned = step_assigned(m, goal);
    if (assigned != TREE_NONE) {
        const uint32_t goal_count = m->goal_count;
        matcher_try(m, step(m, goal));
        m->goal_count = goal_count;
        return matcher_push(m, goal->next, step_node, goal->p, assigned);
    }
    return step(m, goal);
}

static bool possible_call(const struct matcher *m, uint32_t p, uint32_t e)
{
    const uint8_t kind = m->tree->nodes[e].kind;
    if (kind == N_CALL) {
        return true;
    }
    const uint32_t parent = m->tree->nodes[e].parent;
    (void)p;
    return (kind == N_NAME || kind == N_ATTRIBUTE) && parent != TREE_NONE &&
           m->tree->nodes[parent].kind == N_DECORATOR;
}

bool step_possible(const struct matcher *m, uint32_t p, uint32_t e)
{
    const struct mark *mark = &m->marks[p];
    const uint8_t kind = m->tree->nodes[e].kind;
    if (mark->kind == MARK_DEEP || mark->kind == MARK_TYPED ||
        (kind == N_NAME && m->pattern->options.symbolic_propagation) ||
        step_may_be_known(m, p, e)) {
        return true;
    }
    switch (m->ptree->nodes[p].kind) {
    case N_NAME:
        return mark->kind != MARK_NONE || kind == N_NAME || kind == N_ATTRIBUTE;
    case N_ATTRIBUTE:
        return mark->kind == MARK_ELLIPSIS || kind == N_NAME || kind == N_ATTRIBUTE;
    case N_CALL:
        return possible_call(m, p, e);
    case N_STRING:
        return kind == N_STRING || kind == N_CONCAT || kind == N_STRING_PIECE ||
               kind == N_FSTRING;
    case N_FSTRING:
    case N_CONCAT:
        return kind == N_FSTRING || kind == N_CONCAT || kind == N_STRING;
    case N_LIST:
        return kind == N_LIST || kind == N_LIST_COMP;
    case N_SET:
    case N_DICT:
        return kind == N_SET || kind == N_DICT || kind == N_SET_COMP ||
               kind == N_DICT_COMP;
    default:
        return m->ptree->nodes[p].kind == kind;
    }
}
