/* SPDX-License-Identifier: MIT */
#include "match/step.h"

#include "base/regex.h"
#include "syntax/literal.h"

/* The text a regex is held against: as written where that is possible. */
static struct str searched_text(const struct matcher *m, uint32_t e)
{
    struct str text = { NULL, 0 };
    const uint8_t kind = m->tree->nodes[e].kind;
    if (kind == N_STRING || kind == N_STRING_PIECE) {
        return literal_raw_content(m->tree, e);
    }
    literal_string(m->tree, e, m->unit->arena, &text);
    return text;
}

static bool same_value(const struct matcher *m, uint32_t p, uint32_t e)
{
    struct str a;
    struct str b;
    const uint8_t kind = m->tree->nodes[e].kind;
    if ((kind == N_STRING || kind == N_STRING_PIECE) &&
        m->ptree->nodes[p].kind != N_CONCAT &&
        str_equal(literal_raw_content(m->ptree, p), literal_raw_content(m->tree, e))) {
        return true;
    }
    return literal_string(m->ptree, p, m->unit->arena, &a) &&
           literal_string(m->tree, e, m->unit->arena, &b) && str_equal(a, b);
}

static const struct goal *constant(struct matcher *m, const struct goal *goal)
{
    const struct mark *mark = &m->marks[goal->p];
    const bool piece = m->tree->nodes[goal->e].kind == N_STRING_PIECE;
    bool holds = false;
    if (!piece && !literal_is_string(m->tree, goal->e)) {
        return MATCH_FAIL;
    }
    switch (mark->kind) {
    case MARK_ANY_STRING:
        holds = true;
        break;
    case MARK_STRING_VARIABLE:
        holds = matcher_bind_string(m, mark->slot, goal->e);
        break;
    case MARK_REGEX:
        holds =
            regex_search(mark->regex, searched_text(m, goal->e), 0, NULL) == REGEX_MATCH;
        break;
    default:
        holds = same_value(m, goal->p, goal->e);
        break;
    }
    return holds ? goal->next : MATCH_FAIL;
}

/* The first piece at or after `node`, which is a piece, or an f-string to go into. */
static uint32_t piece_at(const struct tree *tree, uint32_t node, uint32_t end)
{
    while (node < end && tree->nodes[node].kind == N_FSTRING) {
        node++;
    }
    return node < end ? node : TREE_NONE;
}

/* Pieces of a string that may be put together from f-strings and plain ones, as one list.
 * `limit`: end of the file's string; the pattern's is found by its parents. */
static const struct goal *pieces(struct matcher *m, const struct goal *goal)
{
    const uint32_t p_end = goal->p_end;
    if (goal->p == TREE_NONE) {
        return goal->e == TREE_NONE ? goal->next : MATCH_FAIL;
    }
    const uint32_t p_next = piece_at(m->ptree, m->ptree->nodes[goal->p].end, p_end);
    const bool any = m->marks[goal->p].kind == MARK_ANY_STRING;
    if (any && p_next == TREE_NONE) {
        return goal->next;
    }
    uint32_t e = goal->e;
    while (any && !m->stop) {
        const uint32_t goal_count = m->goal_count;
        struct goal *rest = matcher_push(m, goal->next, pieces, p_next, e);
        rest->limit = goal->limit;
        rest->p_end = goal->p_end;
        matcher_try(m, rest);
        m->goal_count = goal_count;
        if (e == TREE_NONE) {
            return MATCH_FAIL;
        }
        e = piece_at(m->tree, m->tree->nodes[e].end, goal->limit);
    }
    if (e == TREE_NONE) {
        return MATCH_FAIL;
    }
    struct goal *rest =
        matcher_push(m, goal->next, pieces, p_next,
                     piece_at(m->tree, m->tree->nodes[e].end, goal->limit));
    rest->limit = goal->limit;
    rest->p_end = goal->p_end;
    return matcher_push(m, rest, step_node, goal->p, e);
}

/* Whether nothing in a concatenation of the pattern is a metavariable or "...". */
static bool is_constant(const struct matcher *m, uint32_t p)
{
    for (uint32_t i = p; i < m->ptree->nodes[p].end; i++) {
        if (m->ptree->nodes[i].kind != N_CONCAT &&
            (m->ptree->nodes[i].kind != N_STRING || m->marks[i].kind != MARK_NONE)) {
            return false;
        }
    }
    return true;
}

static bool has_fields(const struct tree *tree, uint32_t node)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        if (tree->nodes[i].kind == N_FSTRING) {
            return true;
        }
    }
    return false;
}

/* An implicit concatenation is not an f-string, but what a pattern's fields look for may
 * stand in it. A mere `f"..."` means an f-string. */
static bool admits_concatenation(const struct matcher *m, uint32_t p)
{
    const uint32_t first = tree_first(m->ptree, p);
    return m->ptree->nodes[p].kind == N_CONCAT ||
           (first != TREE_NONE && tree_next(m->ptree, first) != TREE_NONE);
}

const struct goal *step_string(struct matcher *m, const struct goal *goal)
{
    const uint8_t kind = m->ptree->nodes[goal->p].kind;
    const uint8_t e_kind = m->tree->nodes[goal->e].kind;
    if (kind == N_STRING || kind == N_STRING_PIECE ||
        (kind == N_CONCAT && is_constant(m, goal->p))) {
        return constant(m, goal);
    }
    const bool pieced = kind == N_CONCAT
                            ? e_kind == N_CONCAT
                            : e_kind == N_FSTRING || (e_kind == N_CONCAT &&
                                                      admits_concatenation(m, goal->p) &&
                                                      has_fields(m->tree, goal->e));
    if (!pieced) {
        return MATCH_FAIL;
    }
    const uint32_t p_end = m->ptree->nodes[goal->p].end;
    const uint32_t e_end = m->tree->nodes[goal->e].end;
    struct goal *list =
        matcher_push(m, goal->next, pieces, piece_at(m->ptree, goal->p + 1, p_end),
                     piece_at(m->tree, goal->e + 1, e_end));
    list->limit = e_end;
    list->p_end = p_end;
    return list;
}
