/* SPDX-License-Identifier: MIT */
#include "match/step.h"

#include "base/intern.h"
#include "names/module_name.h"
#include "names/names.h"

/* `from a.b import *` and a name nobody binds here: the literal chain a.b.foo may mean
 * it. */
static bool through_star(const struct matcher *m, uint32_t dotted, uint32_t e)
{
    size_t count = 0;
    const uint32_t *modules = names_star_modules(m->unit->names, &count);
    if (count == 0 || dotted == 0 || m->tree->nodes[e].kind != N_NAME ||
        names_variable(m->unit->names, e) != 0) {
        return false;
    }
    const struct str text = intern_text(m->tree->names, dotted);
    const struct str last = tree_name(m->tree, e);
    for (size_t i = 0; i < count; i++) {
        const struct str module = intern_text(m->tree->names, modules[i]);
        if (text.len == module.len + 1 + last.len && str_starts_with(text, module) &&
            text.ptr[module.len] == '.' && str_ends_with(text, last)) {
            return true;
        }
    }
    return false;
}

/* Whether a node's dotted name (or one of the two it may have) is this one. */
static bool is_called(const struct matcher *m, uint32_t dotted, uint32_t e)
{
    return dotted != 0 && (names_qualified(m->unit->names, e) == dotted ||
                           names_qualified_also(m->unit->names, e) == dotted);
}

/* `foo`: by surface, or the dotted name of what is imported under another name. The
 * `time` of a pattern's `time.sleep` is the module, no parameter of that name. */
const struct goal *step_name(struct matcher *m, const struct goal *goal)
{
    const struct node *e = &m->tree->nodes[goal->e];
    if (e->kind == N_NAME && e->name == m->ptree->nodes[goal->p].name) {
        return m->marks[goal->p].module && module_name_is_other(m->unit->names, goal->e)
                   ? MATCH_FAIL
                   : goal->next;
    }
    return is_called(m, m->marks[goal->p].dotted, goal->e) ? goal->next : MATCH_FAIL;
}

static size_t last_dot(struct str text)
{
    size_t at = text.len;
    while (at > 0 && text.ptr[at - 1] != '.') {
        at--;
    }
    return at;
}

/* A metavariable against a part of a dotted name that the file may write or not. */
static bool bind_part(struct matcher *m, uint32_t p, struct str part, uint32_t node)
{
    if (node != TREE_NONE && str_equal(tree_name(m->tree, node), part)) {
        return matcher_bind_name(m, m->marks[p].slot, node);
    }
    const struct node *at = &m->tree->nodes[node == TREE_NONE ? 0 : node];
    return matcher_bind(m, m->marks[p].slot,
                        (struct binding){ .kind = BIND_QUALIFIED,
                                          .node = node,
                                          .from = at->from,
                                          .to = at->from,
                                          .name = intern_add(m->tree->names, part) });
}

static const struct goal *dotted_rest(struct matcher *m, const struct goal *goal,
                                      uint32_t p, struct str text)
{
    const uint32_t name = intern_add(m->tree->names, text);
    struct goal *rest = matcher_push(m, goal->next, step_dotted, p, TREE_NONE);
    rest->limit = name;
    return rest;
}

const struct goal *step_dotted(struct matcher *m, const struct goal *goal)
{
    const struct str text = intern_text(m->tree->names, goal->limit);
    const struct mark *mark = &m->marks[goal->p];
    const uint8_t kind = m->ptree->nodes[goal->p].kind;
    if (kind == N_NAME) {
        if (mark->kind == MARK_NONE) {
            return m->ptree->nodes[goal->p].name == goal->limit ? goal->next : MATCH_FAIL;
        }
        const bool holds =
            mark->kind == MARK_ELLIPSIS || bind_part(m, goal->p, text, goal->e);
        return holds ? goal->next : MATCH_FAIL;
    }
    const size_t dot = last_dot(text);
    if (kind != N_ATTRIBUTE || dot == 0) {
        return MATCH_FAIL;
    }
    const struct str last = str_slice(text, dot, text.len);
    if (mark->kind == MARK_NONE
            ? !str_equal(tree_name(m->ptree, goal->p), last)
            : mark->kind == MARK_VARIABLE && !bind_part(m, goal->p, last, goal->e)) {
        return MATCH_FAIL;
    }
    return dotted_rest(m, goal, tree_first(m->ptree, goal->p),
                       str_slice(text, 0, dot - 1));
}

static const struct goal *reached(struct matcher *m, const struct goal *goal)
{
    (void)m;
    *goal->reached = true;
    return goal->next;
}

/* `value.name` as written. */
static const struct goal *surface(struct matcher *m, const struct goal *goal,
                                  const struct goal *next)
{
    if (m->tree->nodes[goal->e].kind != N_ATTRIBUTE ||
        !matcher_name(m, goal->p, goal->e)) {
        return MATCH_FAIL;
    }
    return matcher_push(m, next, step_node, tree_first(m->ptree, goal->p),
                        tree_first(m->tree, goal->e));
}

/* `$O. ... .m`: the part before m is what remains of the chain after any number of links.
 */
static const struct goal *links(struct matcher *m, const struct goal *goal)
{
    const uint32_t value = tree_first(m->ptree, goal->p);
    uint32_t e = goal->e;
    while (e != TREE_NONE && !m->stop) {
        matcher_try(m, matcher_push(m, goal->next, step_node, value, e));
        const uint8_t kind = m->tree->nodes[e].kind;
        const bool link = kind == N_ATTRIBUTE || kind == N_CALL || kind == N_SUBSCRIPT;
        e = link ? tree_first(m->tree, e) : TREE_NONE;
    }
    return MATCH_FAIL;
}

static const struct goal *by_both(struct matcher *m, const struct goal *goal,
                                  uint32_t qualified)
{
    bool found = false;
    struct goal *mark = matcher_push(m, goal->next, reached, 0, 0);
    mark->reached = &found;
    const uint32_t trail = m->trail_count;
    const struct goal *written = surface(m, goal, mark);
    if (written != MATCH_FAIL) {
        matcher_try(m, written);
    }
    while (m->trail_count > trail) {
        m->slots[m->trail[--m->trail_count]].metavariable = 0;
    }
    if (found || qualified == 0) {
        return MATCH_FAIL;
    }
    const uint32_t also = names_qualified_also(m->unit->names, goal->e);
    if (also != 0) {
        struct goal *other = matcher_push(m, goal->next, step_dotted, goal->p, goal->e);
        other->limit = also;
        matcher_try(m, other);
    }
    struct goal *dotted = matcher_push(m, goal->next, step_dotted, goal->p, goal->e);
    dotted->limit = qualified;
    return dotted;
}

const struct goal *step_attribute(struct matcher *m, const struct goal *goal)
{
    const struct mark *mark = &m->marks[goal->p];
    const uint8_t kind = m->tree->nodes[goal->e].kind;
    if (mark->kind == MARK_ELLIPSIS) {
        return links(m, goal);
    }
    if (kind != N_NAME && kind != N_ATTRIBUTE) {
        return MATCH_FAIL;
    }
    const uint32_t qualified = names_qualified(m->unit->names, goal->e);
    if (mark->dotted != 0) {
        return is_called(m, mark->dotted, goal->e) ||
                       through_star(m, mark->dotted, goal->e)
                   ? goal->next
                   : surface(m, goal, goal->next);
    }
    if (qualified == 0) {
        return surface(m, goal, goal->next);
    }
    return by_both(m, goal, qualified);
}
