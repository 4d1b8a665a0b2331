/* SPDX-License-Identifier: MIT */
#include "match/pattern.h"

#include <stdlib.h>

#include "base/arena.h"
#include "match/bindings.h"
#include "match/guard.h"
#include "match/ranges.h"
#include "match/step.h"

/* Matches of one pattern in one file; who has more gets a notice that the rule was
 * stopped. */
enum { MOST_MATCHES = 100000 };

VEC_OF(candidates, uint32_t);

/* A search of one pattern over one file. */
struct search {
    struct matcher m;
    const struct match *bound;
    struct matches *found;
    size_t before; /* how many were in `found` already */
    uint32_t root; /* the file's node being tried */
    bool all_bound;
};

static void add_one(struct search *s, struct candidates *out, uint32_t node)
{
    if (unit_is_asked(s->m.unit, node)) {
        VEC_PUSH(s->m.unit->arena, out, node);
    }
}

static void add_all(struct search *s, struct candidates *out, const uint32_t *nodes,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_one(s, out, nodes[i]);
    }
}

static void add_kind(struct search *s, struct candidates *out, enum node_kind kind)
{
    size_t count = 0;
    const uint32_t *nodes = unit_of_kind(s->m.unit, kind, &count);
    add_all(s, out, nodes, count);
}

static void add_name(struct search *s, struct candidates *out, enum node_kind kind,
                     uint32_t name)
{
    size_t count = 0;
    const uint32_t *nodes = unit_of_name(s->m.unit, kind, name, &count);
    add_all(s, out, nodes, count);
}

/* Names in places where no expression is evaluated. */
static bool is_mere_name(const struct tree *tree, uint32_t node)
{
    const uint32_t parent = tree->nodes[node].parent;
    const uint8_t kind = tree->nodes[parent].kind;
    if (kind == N_GLOBAL || kind == N_NONLOCAL) {
        return true;
    }
    return kind == N_AS && tree->nodes[tree->nodes[parent].parent].kind == N_ALIAS;
}

static void add_expressions(struct search *s, struct candidates *out)
{
    const struct tree *tree = s->m.tree;
    const struct unit_part *part = &s->m.unit->part;
    for (uint32_t i = part->first > 0 ? part->first : 1; i < part->end; i++) {
        if (node_is_expression(tree->nodes[i].kind) && tree->nodes[i].kind != N_SLICE &&
            !is_mere_name(tree, i)) {
            add_one(s, out, i);
        }
    }
}

/* `@x` where a call is wanted; `name` 0: all. */
static void add_bare_decorators(struct search *s, struct candidates *out, uint32_t name)
{
    const struct tree *tree = s->m.tree;
    size_t count = 0;
    const uint32_t *nodes = name ? unit_of_name(s->m.unit, N_DECORATOR, name, &count)
                                 : unit_of_kind(s->m.unit, N_DECORATOR, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t inner = tree_first(tree, nodes[i]);
        if (tree->nodes[inner].kind == N_NAME || tree->nodes[inner].kind == N_ATTRIBUTE) {
            add_one(s, out, inner);
        }
    }
}

/* The literal last name of a callee, or 0. */
static uint32_t callee_name(const struct matcher *m, uint32_t call)
{
    const uint32_t callee = tree_first(m->ptree, call);
    const uint8_t kind = m->ptree->nodes[callee].kind;
    const bool literal =
        (kind == N_NAME || kind == N_ATTRIBUTE) && m->marks[callee].kind == MARK_NONE;
    return literal ? m->ptree->nodes[callee].name : 0;
}

static void add_calls(struct search *s, struct candidates *out, uint32_t p)
{
    const uint32_t name = callee_name(&s->m, p);
    if (name) {
        add_name(s, out, N_CALL, name);
    } else {
        add_kind(s, out, N_CALL);
    }
    add_bare_decorators(s, out, name);
}

static void add_names(struct search *s, struct candidates *out, uint32_t p)
{
    const bool attribute = s->m.ptree->nodes[p].kind == N_ATTRIBUTE;
    size_t count = 0;
    if (s->m.marks[p].kind == MARK_NONE) {
        const uint32_t name = s->m.ptree->nodes[p].name;
        add_name(s, out, N_NAME, name);
        add_name(s, out, N_ATTRIBUTE, name);
        return;
    }
    if (!attribute || s->m.marks[p].kind == MARK_ELLIPSIS) {
        add_expressions(s, out);
        return;
    }
    add_kind(s, out, N_ATTRIBUTE);
    const uint32_t *nodes = unit_imported(s->m.unit, &count);
    add_all(s, out, nodes, count);
}

/* Names and sums may have known values. */
static void add_known(struct search *s, struct candidates *out, uint32_t p)
{
    const struct unit_part *part = &s->m.unit->part;
    for (uint32_t i = part->first > 0 ? part->first : 1; i < part->end; i++) {
        if (step_may_be_known(&s->m, p, i) && !is_mere_name(s->m.tree, i)) {
            add_one(s, out, i);
        }
    }
}

/* The expressions of the file that an expression of the pattern could match. */
static void add_candidates(struct search *s, struct candidates *out, uint32_t p)
{
    const uint8_t kind = s->m.ptree->nodes[p].kind;
    const enum mark_kind mark = s->m.marks[p].kind;
    if (mark == MARK_DEEP || mark == MARK_TYPED) {
        add_expressions(s, out);
        return;
    }
    switch (kind) {
    case N_CALL:
        add_calls(s, out, p);
        return;
    case N_NAME:
    case N_ATTRIBUTE:
        add_names(s, out, p);
        return;
    case N_STRING:
        add_known(s, out, p);
        add_kind(s, out, N_STRING);
        add_kind(s, out, N_FSTRING);
        add_kind(s, out, N_CONCAT);
        return;
    case N_FSTRING:
    case N_CONCAT:
        add_kind(s, out, N_STRING);
        add_kind(s, out, N_FSTRING);
        add_kind(s, out, N_CONCAT);
        return;
    case N_SET:
    case N_DICT:
        add_kind(s, out, N_SET);
        add_kind(s, out, N_DICT);
        add_kind(s, out, N_SET_COMP);
        add_kind(s, out, N_DICT_COMP);
        return;
    case N_LIST:
        add_kind(s, out, N_LIST);
        add_kind(s, out, N_LIST_COMP);
        return;
    default:
        add_kind(s, out, kind);
        if (s->m.unit->part.first > 0) { /* what a metavariable is bound to is small */
            add_known(s, out, p);
        }
        return;
    }
}

static uint32_t statement_of(const struct tree *tree, uint32_t node)
{
    while (node != TREE_NONE && !node_is_statement(tree->nodes[node].kind)) {
        node = tree->nodes[node].parent;
    }
    return node;
}

static void add_statements_of(struct search *s, struct candidates *out,
                              const struct candidates *inner)
{
    for (size_t i = 0; i < inner->count; i++) {
        const uint32_t statement = statement_of(s->m.tree, inner->items[i]);
        if (statement != TREE_NONE) {
            add_one(s, out, statement);
        }
    }
}

/* Whether asking for this expression narrows the search. */
static bool is_selective(const struct search *s, uint32_t p)
{
    const uint8_t kind = s->m.ptree->nodes[p].kind;
    if (s->m.marks[p].kind != MARK_NONE) {
        return false;
    }
    return kind == N_CALL ? callee_name(&s->m, p) != 0
                          : kind != N_TUPLE && kind != N_STRING;
}

/* The statements around the expressions that `p` could match, and walruses. */
static void add_statements_around(struct search *s, struct candidates *out, uint32_t p)
{
    struct candidates inner = { 0 };
    add_candidates(s, &inner, p);
    add_statements_of(s, out, &inner);
}

static void add_assignments(struct search *s, struct candidates *out, uint32_t p)
{
    const uint32_t value = tree_last(s->m.ptree, p);
    if (is_selective(s, value)) {
        add_statements_around(s, out, value);
    } else {
        add_kind(s, out, N_ASSIGN);
        add_kind(s, out, N_ANN_ASSIGN);
    }
    add_kind(s, out, N_WALRUS);
}

static void add_statements(struct search *s, struct candidates *out, uint32_t p)
{
    const struct node *at = &s->m.ptree->nodes[p];
    switch (at->kind) {
    case N_ASSIGN:
        add_assignments(s, out, p);
        return;
    case N_IMPORT:
    case N_FROM_IMPORT:
        add_kind(s, out, N_IMPORT);
        add_kind(s, out, N_FROM_IMPORT);
        return;
    case N_FUNCTION:
    case N_CLASS:
        if (s->m.marks[p].kind == MARK_NONE) {
            add_name(s, out, at->kind, at->name);
            return;
        }
        add_kind(s, out, at->kind);
        return;
    default:
        add_kind(s, out, at->kind);
        return;
    }
}

static bool is_list(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_BLOCK || kind == N_MODULE;
}

static void add_all_statements(struct search *s, struct candidates *out, bool first_only)
{
    const struct tree *tree = s->m.tree;
    const struct unit_part *part = &s->m.unit->part;
    for (uint32_t i = part->first > 0 ? part->first : 1; i < part->end; i++) {
        const uint32_t parent = tree->nodes[i].parent;
        if (is_list(tree, parent) && (!first_only || i == parent + 1)) {
            add_one(s, out, i);
        }
    }
}

/* Where a sequence may start. */
static void add_starts(struct search *s, struct candidates *out)
{
    const uint32_t p = s->m.pattern->root;
    const uint8_t kind = s->m.ptree->nodes[p].kind;
    if (s->m.marks[p].kind != MARK_NONE && kind == N_EXPR_STMT) {
        add_all_statements(s, out, s->m.marks[p].kind != MARK_VARIABLE);
    } else if (kind == N_EXPR_STMT) {
        add_statements_around(s, out, tree_first(s->m.ptree, p));
    } else if (kind == N_ASSIGN) {
        struct candidates inner = { 0 };
        add_assignments(s, &inner, p);
        add_statements_of(s, out, &inner);
    } else {
        add_statements(s, out, p);
    }
}

static int compare_nodes(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void sort_unique(struct candidates *list)
{
    bool sorted = true;
    for (size_t i = 1; i < list->count && sorted; i++) {
        sorted = list->items[i - 1] < list->items[i];
    }
    if (sorted) {
        return;
    }
    qsort(list->items, list->count, sizeof *list->items, compare_nodes);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++) {
        if (list->items[i] != list->items[kept - 1]) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
}

static bool is_admitted(const struct matcher *m)
{
    bool admitted = true;
    for (uint32_t i = 0; i < m->pattern->variable_count && m->unit->guards; i++) {
        admitted = admitted &&
                   (m->slots[i].metavariable == 0 || guards_admit(m->unit, &m->slots[i]));
    }
    return admitted;
}

static void record(struct matcher *m, void *context)
{
    struct search *s = context;
    const bool sequence = m->pattern->shape == SHAPE_SEQUENCE;
    if (!is_admitted(m)) {
        return;
    }
    const struct node *root = &m->tree->nodes[s->root];
    struct match match = { .from = root->from,
                           .to = sequence ? m->furthest : root->to,
                           .node = sequence ? TREE_NONE : s->root };
    struct binding *bindings =
        ARENA_ARRAY(m->unit->arena, m->pattern->variable_count, struct binding);
    for (uint32_t i = 0; i < m->pattern->variable_count; i++) {
        if (m->slots[i].metavariable != 0) {
            bindings[match.binding_count++] = m->slots[i];
        }
    }
    match.bindings = bindings;
    if (s->bound) {
        bindings_merge(m->unit, &match, s->bound);
    }
    VEC_PUSH(m->unit->arena, s->found, match);
    if (s->found->count - s->before > MOST_MATCHES) {
        m->unit->steps_left = 0;
    }
    /* Without free metavariables all further solutions for this node are the same. */
    m->stop = s->all_bound && !sequence;
}

static void try_root(struct search *s, uint32_t node)
{
    struct matcher *m = &s->m;
    s->root = node;
    m->stop = false;
    m->goal_count = 0;
    if (m->pattern->shape != SHAPE_SEQUENCE) {
        if (m->pattern->shape == SHAPE_STATEMENT ||
            step_possible(m, m->pattern->root, node)) {
            matcher_try(m, matcher_push(m, NULL, step_node, m->pattern->root, node));
        }
        return;
    }
    const uint32_t parent = m->tree->nodes[node].parent;
    if (!is_list(m->tree, parent)) {
        return;
    }
    m->furthest = m->tree->nodes[node].to;
    struct goal *goal = matcher_push(m, NULL, step_statements, m->pattern->root, node);
    goal->limit = m->tree->nodes[parent].end;
    goal->flags = SEQUENCE_REST_OK;
    matcher_try(m, goal);
}

/* Parts of an implicit concatenation are no expressions of their own; an assignment
 * pattern is sought as a statement or walrus, not in statements around one. */
static bool is_root(const struct matcher *m, uint32_t node)
{
    const struct node *at = &m->tree->nodes[node];
    const uint8_t kind = m->ptree->nodes[m->pattern->root].kind;
    const struct unit_part *part = &m->unit->part;
    if (node < part->first || node >= part->end || at->to > part->to) {
        return false;
    }
    if (m->pattern->shape == SHAPE_EXPRESSION && !m->pattern->options.attr_expr &&
        m->tree->nodes[at->parent].kind == N_DECORATOR) {
        return false;
    }
    return kind != N_ASSIGN || m->pattern->shape == SHAPE_SEQUENCE ||
           at->kind == N_ASSIGN || at->kind == N_ANN_ASSIGN || at->kind == N_WALRUS;
}

/* `value.$NAME`, or a call of it: whatever matches binds $NAME to the name at this node,
 * if that is an attribute. */
static uint32_t attribute_of(const struct tree *tree, uint32_t node)
{
    const uint32_t inner =
        tree->nodes[node].kind == N_CALL ? tree_first(tree, node) : node;
    return tree->nodes[inner].kind == N_ATTRIBUTE ? inner : TREE_NONE;
}

/* The only target of an assignment, if it is a name. */
static uint32_t target_of(const struct tree *tree, uint32_t node)
{
    const uint32_t target = node + 1;
    const bool only = tree->nodes[node].kind == N_ASSIGN &&
                      tree->nodes[target].kind == N_NAME &&
                      tree_next(tree, target) == tree_last(tree, node);
    return only ? target : TREE_NONE;
}

/* Whether guards speak against a root before anything is matched. */
static bool is_barred(const struct search *s, uint32_t node)
{
    const struct matcher *m = &s->m;
    const bool assigns = m->ptree->nodes[m->pattern->root].kind == N_ASSIGN;
    uint32_t (*part_of)(const struct tree *tree, uint32_t node) =
        assigns ? target_of : attribute_of;
    const uint32_t p = part_of(m->ptree, m->pattern->root);
    const uint32_t e = p == TREE_NONE ? TREE_NONE : part_of(m->tree, node);
    if (e == TREE_NONE || m->marks[p].kind != MARK_VARIABLE ||
        m->marks[p].slot == SLOT_NONE) {
        return false;
    }
    const struct node *at = &m->tree->nodes[e];
    const uint32_t from = assigns ? at->from : at->name_from;
    const struct binding binding = { .metavariable =
                                         m->pattern->variables[m->marks[p].slot],
                                     .kind = assigns ? BIND_NODE : BIND_NAME,
                                     .node = e,
                                     .count = 1,
                                     .from = from,
                                     .to = from + (uint32_t)tree_name(m->tree, e).len,
                                     .name = at->name };
    return !guards_admit(m->unit, &binding);
}

void pattern_find(const struct pattern *pattern, struct unit *unit,
                  const struct match *bound, struct matches *found)
{
    struct search s = { .bound = bound, .found = found, .before = found->count };
    if (!pattern_has_words(pattern, unit->tree->names)) {
        return;
    }
    struct candidates roots = { 0 };
    matcher_init(&s.m, pattern, unit, bound);
    s.m.found = record;
    s.m.context = &s;
    s.all_bound = true;
    for (uint32_t i = 0; i < pattern->variable_count; i++) {
        s.all_bound = s.all_bound && s.m.slots[i].metavariable != 0;
    }
    switch (pattern->shape) {
    case SHAPE_EXPRESSION:
        add_candidates(&s, &roots, pattern->root);
        break;
    case SHAPE_STATEMENT:
        add_statements(&s, &roots, pattern->root);
        break;
    case SHAPE_SEQUENCE:
        add_starts(&s, &roots);
        break;
    }
    sort_unique(&roots);
    for (size_t i = 0; i < roots.count && unit->steps_left > 0; i++) {
        if (is_root(&s.m, roots.items[i]) &&
            !(unit->guards && is_barred(&s, roots.items[i]))) {
            try_root(&s, roots.items[i]);
        }
    }
    if (found->count == s.before) {
        return;
    }
    struct matches fresh = { found->items + s.before, found->count - s.before, 0 };
    ranges_sort(&fresh);
    found->count = s.before + fresh.count;
}
