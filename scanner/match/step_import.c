/* SPDX-License-Identifier: MIT */
#include "match/step.h"

#include "base/intern.h"
#include "match/front.h"
#include "names/names.h"

/* What one alias of an import statement brings in: the dotted path, and where its last
 * part stands. */
struct imported {
    struct str module; /* "a.b" of `from a.b import c`; absent for `import a.b.c` */
    struct str path;   /* "a.b.c", "a.b.*" */
    bool star;
    uint32_t alias; /* N_ALIAS or N_STAR_IMPORT */
};

static struct str dotted(struct matcher *m, struct str module, struct str name)
{
    return module.len == 0 ? name
                           : str_format(m->unit->arena, "%.*s.%.*s", STR_ARGS(module),
                                        STR_ARGS(name));
}

/* Of an alias in a statement of the tree. A relative import of the file gets the file's
 * package. */
static struct imported imported_by(struct matcher *m, const struct tree *tree,
                                   uint32_t alias)
{
    const uint32_t statement = tree->nodes[alias].parent;
    struct imported result = { .alias = alias };
    const struct str name = tree_name(tree, alias);
    result.star = tree->nodes[alias].kind == N_STAR_IMPORT;
    result.path = name;
    if (tree->nodes[statement].kind == N_FROM_IMPORT) {
        result.module = tree_name(tree, statement);
        result.path = dotted(m, result.module, result.star ? STR("*") : name);
        const uint32_t qualified =
            tree == m->tree && !result.star && tree->nodes[statement].op > 0
                ? names_qualified(m->unit->names, alias)
                : 0;
        if (qualified != 0) {
            result.path = intern_text(tree->names, qualified);
            const size_t rest =
                result.path.len > name.len ? result.path.len - name.len - 1 : 0;
            result.module = str_slice(result.path, 0, rest);
        }
    }
    return result;
}

/* A metavariable for a part of a module path, or for all of it. */
static bool bind_path(struct matcher *m, struct str variable, struct str part,
                      uint32_t node)
{
    uint32_t slot = SLOT_NONE;
    for (uint32_t i = 0; i < m->pattern->variable_count; i++) {
        const struct str name = intern_text(m->tree->names, m->pattern->variables[i]);
        if (str_equal(str_slice(name, 1, name.len), variable)) {
            slot = i;
        }
    }
    if (str_equal(tree_name(m->tree, node), part)) {
        return slot == SLOT_NONE || matcher_bind_name(m, slot, node);
    }
    const struct node *at = &m->tree->nodes[node];
    return matcher_bind(m, slot,
                        (struct binding){ .kind = BIND_QUALIFIED,
                                          .node = node,
                                          .from = at->from,
                                          .to = at->from,
                                          .name = intern_add(m->tree->names, part) });
}

/* `p` is a prefix of `e`, part by part (all of it if `whole`); a lone metavariable is any
 * path. */
static bool path_matches(struct matcher *m, struct str p, struct str e, uint32_t node,
                         bool whole)
{
    struct str variable;
    if (front_word_of(p, &variable) == FRONT_VARIABLE &&
        str_find_char(p, '.', 0) == p.len) {
        return bind_path(m, variable, e, node);
    }
    while (p.ptr) {
        const struct str p_part = str_split(&p, '.');
        if (!e.ptr) {
            return false;
        }
        const struct str e_part = str_split(&e, '.');
        const enum front_word word = front_word_of(p_part, &variable);
        if (word == FRONT_VARIABLE
                ? !bind_path(m, variable, e_part, node)
                : word != FRONT_ELLIPSIS && !str_equal(p_part, e_part)) {
            return false;
        }
    }
    return !whole || !e.ptr;
}

/* `from M import *` may bring anything of M, which a pattern with metavariables does not
 * go into. */
static bool admits_star(struct matcher *m, const struct imported *p,
                        const struct imported *e)
{
    if (p->star) {
        return path_matches(m, p->module, e->module, e->alias, false);
    }
    if (m->pattern->variable_count > 0) {
        return false;
    }
    struct str module = p->module;
    if (module.len == 0) {
        size_t dot = p->path.len;
        while (dot > 0 && p->path.ptr[dot - 1] != '.') {
            dot--;
        }
        if (path_matches(m, p->path, e->module, e->alias, false)) {
            return true;
        }
        module = str_slice(p->path, 0, dot > 0 ? dot - 1 : 0);
    }
    return module.len > 0 && path_matches(m, module, e->module, e->alias, false);
}

/* `from M import N` against `from M.x import N`; `import M.N` and `from M import N` are
 * one. */
static bool admits(struct matcher *m, const struct imported *p, const struct imported *e)
{
    if (p->star || e->star) {
        return e->star && admits_star(m, p, e);
    }
    if (p->module.len == 0) {
        return path_matches(m, p->path, e->path, e->alias, false);
    }
    if (e->module.len == 0) {
        return path_matches(m, p->path, e->path, e->alias, true);
    }
    return path_matches(m, p->module, e->module, m->tree->nodes[e->alias].parent,
                        false) &&
           path_matches(m, tree_name(m->ptree, p->alias), tree_name(m->tree, e->alias),
                        e->alias, true);
}

/* One alias of the pattern against one of the file. */
static const struct goal *import_one(struct matcher *m, const struct goal *goal)
{
    const struct imported p = imported_by(m, m->ptree, goal->p);
    const struct imported e = imported_by(m, m->tree, goal->e);
    const uint32_t p_as = tree_child_of_kind(m->ptree, goal->p, N_AS);
    const uint32_t e_as = tree_child_of_kind(m->tree, goal->e, N_AS);
    if (!admits(m, &p, &e) || (p_as != TREE_NONE && e_as == TREE_NONE)) {
        return MATCH_FAIL;
    }
    if (p_as == TREE_NONE) {
        return goal->next;
    }
    return matcher_push(m, goal->next, step_node, tree_first(m->ptree, p_as),
                        tree_first(m->tree, e_as));
}

/* Each alias of the pattern is one of the file's statement. */
static const struct goal *aliases(struct matcher *m, const struct goal *goal)
{
    if (goal->p == TREE_NONE) {
        return goal->next;
    }
    for (uint32_t e = tree_first(m->tree, goal->e); e != TREE_NONE && !m->stop;
         e = tree_next(m->tree, e)) {
        const struct goal *rest =
            matcher_push(m, goal->next, aliases, tree_next(m->ptree, goal->p), goal->e);
        matcher_try(m, matcher_push(m, rest, import_one, goal->p, e));
    }
    return MATCH_FAIL;
}

const struct goal *step_import(struct matcher *m, const struct goal *goal)
{
    const uint8_t kind = m->tree->nodes[goal->e].kind;
    if (kind != N_IMPORT && kind != N_FROM_IMPORT) {
        return MATCH_FAIL;
    }
    return matcher_push(m, goal->next, aliases, tree_first(m->ptree, goal->p), goal->e);
}
