/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "base/regex.h"
#include "match/step.h"
#include "names/propagate.h"
#include "syntax/literal.h"

/* Names that are looked through one after the other: b in `a = f(); b = a; b`. */
enum { MOST_HOPS = 8, LITERAL_STEPS = 10000 };

/* Whether a node of a pattern asks for a value: a literal, or any string. */
static bool asks_for_value(const struct matcher *m, uint32_t p)
{
    switch (m->ptree->nodes[p].kind) {
    case N_STRING:
    case N_INT:
    case N_FLOAT:
    case N_TRUE:
    case N_FALSE:
    case N_NONE:
        return true;
    case N_UNARY:
        return m->ptree->nodes[p + 1].kind == N_INT ||
               m->ptree->nodes[p + 1].kind == N_FLOAT;
    default:
        return false;
    }
}

/* What can have a known value without being a literal. */
static bool may_be_known(const struct tree *tree, uint32_t e)
{
    switch (tree->nodes[e].kind) {
    case N_NAME:
    case N_BINARY:
    case N_IF_EXP:
        return true;
    case N_FSTRING:
    case N_CONCAT:
        return !literal_is_string(tree, e);
    default:
        return false;
    }
}

bool step_may_be_known(const struct matcher *m, uint32_t p, uint32_t e)
{
    return m->pattern->options.constant_propagation && may_be_known(m->tree, e) &&
           asks_for_value(m, p);
}

static bool is_string(const struct constant *value)
{
    return value->kind == CONSTANT_STRING || value->kind == CONSTANT_BYTES;
}

static bool equals_literal(const struct matcher *m, uint32_t p,
                           const struct constant *value)
{
    uint64_t steps = LITERAL_STEPS;
    const struct constant_maker maker = { .tree = m->ptree,
                                          .arena = m->unit->arena,
                                          .steps_left = &steps };
    const struct constant literal = constant_evaluate(&maker, p);
    const bool numbers = literal.kind != CONSTANT_BOOL && value->kind != CONSTANT_BOOL;
    return (literal.kind == value->kind || numbers) && constant_equal(&literal, value);
}

static bool bind_content(struct matcher *m, uint32_t slot, uint32_t e,
                         const struct constant *value)
{
    const struct node *at = &m->tree->nodes[e];
    return matcher_bind(
        m, slot,
        (struct binding){ .kind = BIND_CONSTANT,
                          .node = e,
                          .count = 1,
                          .from = at->from,
                          .to = at->to,
                          .name = intern_add(m->tree->names, value->text) });
}

const struct goal *step_known(struct matcher *m, const struct goal *goal)
{
    const struct constant value = propagate_constant(unit_propagation(m->unit), goal->e);
    const struct mark *mark = &m->marks[goal->p];
    bool holds = false;
    switch (mark->kind) {
    case MARK_ANY_STRING:
        holds = is_string(&value) || value.kind == CONSTANT_SOME_STRING ||
                value.kind == CONSTANT_SOME_BYTES;
        break;
    case MARK_STRING_VARIABLE:
        holds = is_string(&value) && bind_content(m, mark->slot, goal->e, &value);
        break;
    case MARK_REGEX:
        holds = is_string(&value) &&
                regex_search(mark->regex, value.text, 0, NULL) == REGEX_MATCH;
        break;
    default:
        holds = equals_literal(m, goal->p, &value);
        break;
    }
    return holds ? goal->next : MATCH_FAIL;
}

uint32_t step_assigned(struct matcher *m, const struct goal *goal)
{
    if (!m->pattern->options.symbolic_propagation || goal->p == m->pattern->root) {
        return TREE_NONE;
    }
    uint32_t e = goal->e;
    for (int hops = 0; hops < MOST_HOPS && m->tree->nodes[e].kind == N_NAME; hops++) {
        const uint32_t value = propagate_expression(unit_propagation(m->unit), e);
        if (value == TREE_NONE) {
            break;
        }
        e = value;
    }
    return e == goal->e ? TREE_NONE : e;
}
