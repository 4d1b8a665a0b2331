/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "names/listing.h"
#include "names/names.h"
#include "syntax/tree.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

/* An import that nothing has read yet. */
struct waiting {
    uint32_t alias;  /* N_ALIAS; 0 for none */
    uint32_t block;  /* where its statement stands: N_BLOCK or N_MODULE */
    bool read_later; /* in the body of a function, when that is called */
};

enum { TAKING = WAY_IMPORT | WAY_DEF | WAY_ASSIGN | WAY_UNPACK | WAY_LOOP | WAY_WITH };

static enum node_kind kind_of(const struct usage *usage, uint32_t node)
{
    return (enum node_kind)usage->tree->nodes[node].kind;
}

static uint32_t statement_of(const struct usage *usage, uint32_t node)
{
    for (;;) {
        const uint32_t parent = usage->tree->nodes[node].parent;
        const enum node_kind kind = kind_of(usage, parent);
        if (kind == N_BLOCK || kind == N_MODULE) {
            return node;
        }
        node = parent;
    }
}

/* import a.b, then import a.c: both bind `a`, to the same. So does the same twice. */
static bool is_same_import(const struct usage *usage, uint32_t one, uint32_t two)
{
    const struct tree *tree = usage->tree;
    const struct node *from = &tree->nodes[tree->nodes[one].parent];
    const struct node *also = &tree->nodes[tree->nodes[two].parent];
    if (from->kind != also->kind || from->name != also->name || from->op != also->op) {
        return false;
    }
    return tree->nodes[one].name == tree->nodes[two].name ||
           (from->kind == N_IMPORT && tree_first(tree, one) == TREE_NONE &&
            tree_first(tree, two) == TREE_NONE);
}

/* x = x.y, @x def x: the old one had its use. What a function or loop does with the name
 * in its body, it does with the new one. */
static bool reads_itself(const struct usage *usage, uint32_t statement, uint32_t number)
{
    const struct node *nodes = usage->tree->nodes;
    uint32_t node = statement;
    while (node < nodes[statement].end) {
        if (names_variable(usage->names, node) == number && usage->is_load[node]) {
            return true;
        }
        const bool is_body =
            nodes[node].kind == N_BLOCK && kind_of(usage, nodes[node].parent) != N_CLASS;
        node = is_body ? nodes[node].end : node + 1;
    }
    return false;
}

/* Whether code between the import and `node` mentions a function that stands between
 * them, and so may have called what reads the import later. */
static bool may_call(const struct usage *usage, uint32_t alias, uint32_t node)
{
    const uint32_t scope = names_scope(usage->names, alias);
    for (uint32_t i = alias; i < node; i++) {
        const uint32_t number = usage->is_load[i] ? names_variable(usage->names, i) : 0;
        const uint32_t first = number ? names_first_binding(usage->names, number) : 0;
        if (first > alias && first < node && kind_of(usage, first) == N_FUNCTION &&
            names_scope(usage->names, i) == scope) {
            return true;
        }
    }
    return false;
}

/* Whether the read stands in the body of an undecorated function of the block. */
static bool is_later(const struct usage *usage, uint32_t block, uint32_t read)
{
    const struct node *nodes = usage->tree->nodes;
    uint32_t at = read;
    uint32_t inner = read;
    while (at != TREE_NONE && nodes[at].parent != block) {
        inner = at;
        at = nodes[at].parent;
    }
    return at != TREE_NONE && nodes[at].kind == N_FUNCTION &&
           nodes[inner].kind == N_BLOCK &&
           tree_child_of_kind(usage->tree, at, N_DECORATOR) == TREE_NONE;
}

static bool is_excused(const struct usage *usage, uint32_t statement)
{
    static const char *const words[] = { "noqa",   "reimported",   "redefined",
                                         "export", "type: ignore", NULL };
    const struct node *at = &usage->tree->nodes[statement];
    const struct node *block = &usage->tree->nodes[tree_last(usage->tree, statement)];
    return usage_has_comment(usage, at->from,
                             block->kind == N_BLOCK ? block->from : at->to, words);
}

static void add(const struct usage *usage, struct unused_items *found, uint32_t node,
                uint32_t alias)
{
    const struct tree *tree = usage->tree;
    const struct node *at = &tree->nodes[node];
    const bool is_definition = at->kind == N_FUNCTION || at->kind == N_CLASS;
    const uint32_t name = at->kind == N_ALIAS && tree_first(tree, node) != TREE_NONE
                              ? tree->nodes[tree_first(tree, node) + 1].name
                              : at->name;
    const uint32_t from = is_definition ? at->name_from : at->from;
    const uint32_t to =
        is_definition ? from + (uint32_t)tree_name(tree, node).len : at->to;
    const bool is_mentioned = name < usage->word_count && usage->is_mentioned[name];
    if (!is_mentioned && !is_excused(usage, statement_of(usage, node)) &&
        !is_excused(usage, statement_of(usage, alias))) {
        const struct unused_item item = { node, from, to, name, alias };
        VEC_PUSH(usage->arena, found, item);
    }
}

/* A binding after an import of the same name, which nothing read in between. */
static void replace(const struct usage *usage, struct unused_items *found, uint32_t node,
                    const struct waiting *waiting)
{
    const uint32_t number = names_variable(usage->names, node);
    const uint32_t statement = statement_of(usage, node);
    if (waiting->block != usage->tree->nodes[statement].parent ||
        reads_itself(usage, statement, number) ||
        (waiting->read_later && may_call(usage, waiting->alias, node)) ||
        (kind_of(usage, node) == N_ALIAS &&
         is_same_import(usage, waiting->alias, node))) {
        return;
    }
    add(usage, found, node, waiting->alias);
}

static void visit(const struct usage *usage, struct unused_items *found, uint32_t node,
                  struct waiting *waiting)
{
    const uint32_t way = usage_way_of(usage, node);
    if (!way && !usage->is_load[node]) {
        return; /* the name behind `as`: its N_ALIAS was here */
    }
    if (waiting->alias && usage->is_load[node] && is_later(usage, waiting->block, node)) {
        waiting->read_later = true;
        return;
    }
    if (waiting->alias && (way & TAKING)) {
        replace(usage, found, node, waiting);
    }
    *waiting = (struct waiting){ 0 };
    if (kind_of(usage, node) == N_ALIAS) {
        const uint32_t statement = usage->tree->nodes[node].parent;
        *waiting = (struct waiting){ node, usage->tree->nodes[statement].parent, false };
    }
}

void finders_shadowed(const struct usage *usage, struct unused_items *found)
{
    const uint32_t count = listing_variable_count(usage->names);
    struct waiting *waiting = ARENA_ARRAY(usage->arena, count, struct waiting);
    if (usage->has_error || usage->module_is_dynamic) {
        return;
    }
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        const uint32_t number = names_variable(usage->names, node);
        if (number) {
            visit(usage, found, node, &waiting[number]);
        }
    }
}
