/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "names/listing.h"
#include "names/names.h"
#include "syntax/source.h"
#include "syntax/tree.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

static enum node_kind kind_of(const struct usage *usage, uint32_t node)
{
    return (enum node_kind)usage->tree->nodes[node].kind;
}

static uint32_t parent_of(const struct usage *usage, uint32_t node)
{
    return usage->tree->nodes[node].parent;
}

static void add(const struct usage *usage, struct unused_items *found, uint32_t node,
                uint32_t name)
{
    const struct node *at = &usage->tree->nodes[node];
    const struct unused_item item = { node, at->from, at->to, name, TREE_NONE };
    VEC_PUSH(usage->arena, found, item);
}

/* ---- Locals ---- */

static void add_local(const struct usage *usage, struct unused_items *found,
                      uint32_t node)
{
    static const char *const words[] = { "F841", "unused-variable", NULL };
    if (!usage_is_excused(usage, node, words)) {
        add(usage, found, node, usage->tree->nodes[node].name);
    }
}

/* Whether an error is in the function, or in what follows it: its end may be in there. */
static bool is_torn(const struct usage *usage, uint32_t function)
{
    const struct node *nodes = usage->tree->nodes;
    uint32_t next = TREE_NONE;
    for (uint32_t at = function; next == TREE_NONE && at != 0; at = nodes[at].parent) {
        next = tree_next(usage->tree, at);
    }
    return (nodes[function].flags & NODE_HAS_ERROR) ||
           (next != TREE_NONE && nodes[next].kind != N_FUNCTION &&
            nodes[next].kind != N_CLASS &&
            (nodes[next].kind == N_ERROR || (nodes[next].flags & NODE_HAS_ERROR)));
}

/* Whether a local bound in these ways, and no others, is never read. */
static bool is_unread_local(const struct usage *usage, uint32_t number, uint32_t ways)
{
    const struct usage_variable *variable = &usage->variables[number];
    if (variable->first == TREE_NONE || (variable->ways & ~ways) != 0 ||
        !names_is_local(usage->names, number)) {
        return false;
    }
    const uint32_t name = usage->tree->nodes[variable->first].name;
    const uint32_t scope = names_scope(usage->names, variable->first);
    return !usage_is_used(usage, number, name) && !usage_is_private(usage, name) &&
           kind_of(usage, scope) == N_FUNCTION && !usage->is_dynamic[scope] &&
           !is_torn(usage, scope);
}

/* The first bindings of unread locals that are bound in the way `main`, maybe in the ways
 * `also` too. */
static void find_locals(const struct usage *usage, uint32_t main, uint32_t also,
                        struct unused_items *found)
{
    const uint32_t count = listing_variable_count(usage->names);
    for (uint32_t number = 1; number < count; number++) {
        const uint32_t first = usage->variables[number].first;
        if ((usage->variables[number].ways & main) &&
            is_unread_local(usage, number, main | also)) {
            add_local(usage, found, first);
        }
    }
}

void finders_variable(const struct usage *usage, struct unused_items *found)
{
    find_locals(usage, WAY_ASSIGN | WAY_WALRUS, WAY_WITH | WAY_EXCEPT, found);
}

/* Whether anything inside `outer` but after its first node reads the variable. */
static bool is_read_inside(const struct usage *usage, uint32_t number, uint32_t outer)
{
    for (uint32_t node = outer + 1; node < usage->tree->nodes[outer].end; node++) {
        if (names_variable(usage->names, node) == number &&
            (usage->is_load[node] || usage_way_of(usage, node) == WAY_CHANGE)) {
            return true;
        }
    }
    return false;
}

/* The name of a handler is gone after it; Python 2 kept it. */
static bool is_unread_handler(const struct usage *usage, uint32_t handler,
                              uint32_t target)
{
    const uint32_t number = names_variable(usage->names, target);
    const uint32_t scope = names_scope(usage->names, target);
    const uint32_t name = usage->tree->nodes[target].name;
    if (!number || !names_is_local(usage->names, number) ||
        kind_of(usage, scope) != N_FUNCTION || usage->is_dynamic[scope] ||
        usage_is_private(usage, name) ||
        (usage->tree->nodes[handler].flags & NODE_HAS_ERROR) ||
        (usage->variables[number].ways & WAY_SHARED)) {
        return false;
    }
    if (!usage_is_used(usage, number, name)) {
        return true;
    }
    return usage->is_python3 && !is_read_inside(usage, number, handler);
}

void finders_exception(const struct usage *usage, struct unused_items *found)
{
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        const uint32_t as = kind_of(usage, node) == N_HANDLER
                                ? tree_child_of_kind(usage->tree, node, N_AS)
                                : TREE_NONE;
        if (as != TREE_NONE && as + 1 < usage->tree->nodes[as].end &&
            kind_of(usage, as + 1) == N_NAME && is_unread_handler(usage, node, as + 1)) {
            add_local(usage, found, as + 1);
        }
    }
}

void finders_with(const struct usage *usage, struct unused_items *found)
{
    find_locals(usage, WAY_WITH, 0, found);
}

/* ---- Imports ---- */

static bool is_package_file(const struct usage *usage)
{
    const struct str path = usage->tree->source->path;
    return str_ends_with(path, STR("__init__.py")) || str_ends_with(path, STR(".pyi"));
}

/* Imports that may fail are there to find out. */
static bool is_in_try(const struct usage *usage, uint32_t node)
{
    for (uint32_t at = parent_of(usage, node); at != 0; at = parent_of(usage, at)) {
        const enum node_kind kind = kind_of(usage, at);
        if (kind == N_TRY) {
            return true;
        }
        if (kind == N_FUNCTION || kind == N_CLASS) {
            return false;
        }
    }
    return false;
}

/* from a import b as b: says that others may import it from here. */
static bool is_reexport(const struct usage *usage, uint32_t alias)
{
    const uint32_t as = tree_child_of_kind(usage->tree, alias, N_AS);
    return as != TREE_NONE && as + 1 < usage->tree->nodes[as].end &&
           usage->tree->nodes[as + 1].name == usage->tree->nodes[alias].name;
}

/* A comment on the lines of the import speaks of it. */
static bool is_excused_import(const struct usage *usage, uint32_t statement)
{
    static const char *const words[] = { "noqa",        "unused-import", "side effect",
                                         "side-effect", "export",        NULL };
    const struct node *at = &usage->tree->nodes[statement];
    return usage_has_comment(usage, at->from, at->to, words);
}

static uint32_t bound_name(const struct usage *usage, uint32_t alias)
{
    const struct tree *tree = usage->tree;
    const uint32_t as = tree_child_of_kind(tree, alias, N_AS);
    if (as != TREE_NONE && as + 1 < tree->nodes[as].end) {
        return tree->nodes[as + 1].name;
    }
    const struct str text = tree_name(tree, alias);
    const size_t dot = str_find_char(text, '.', 0);
    return intern_find(tree->names, str_slice(text, 0, dot));
}

/* By intern number: packages of which something is imported under another name. Then
 * `import a.b` makes a's b exist, whoever reads `a`. */
static uint8_t *find_roots(const struct usage *usage)
{
    const struct tree *tree = usage->tree;
    uint8_t *roots = ARENA_ARRAY(usage->arena, usage->word_count, uint8_t);
    for (uint32_t node = 1; node < tree->count; node++) {
        const enum node_kind kind = kind_of(usage, node);
        if (kind != N_FROM_IMPORT &&
            (kind != N_ALIAS || tree_child_of_kind(tree, node, N_AS) == TREE_NONE)) {
            continue;
        }
        const struct str path = tree_name(tree, node);
        const uint32_t root =
            intern_find(tree->names, str_slice(path, 0, str_find_char(path, '.', 0)));
        if (root < usage->word_count) {
            roots[root] = 1;
        }
    }
    return roots;
}

static bool loads_submodule(const struct usage *usage, uint32_t alias,
                            const uint8_t *roots)
{
    const struct str path = tree_name(usage->tree, alias);
    const uint32_t name = bound_name(usage, alias);
    return str_find_char(path, '.', 0) < path.len && name < usage->word_count &&
           roots[name] && name != usage->tree->nodes[alias].name &&
           tree_child_of_kind(usage->tree, alias, N_AS) == TREE_NONE;
}

static bool is_unread_import(const struct usage *usage, uint32_t alias,
                             const uint8_t *roots)
{
    const uint32_t number = names_variable(usage->names, alias);
    const uint32_t statement = parent_of(usage, alias);
    const uint32_t scope = names_scope(usage->names, alias);
    if (!number || usage->variables[number].ways != WAY_IMPORT ||
        usage_is_used(usage, number, bound_name(usage, alias)) ||
        kind_of(usage, scope) == N_CLASS || usage->is_dynamic[scope]) {
        return false;
    }
    return !str_equal(tree_name(usage->tree, statement), STR("__future__")) &&
           !is_reexport(usage, alias) && !is_in_try(usage, alias) &&
           !is_excused_import(usage, statement) && !loads_submodule(usage, alias, roots);
}

void finders_import(const struct usage *usage, struct unused_items *found)
{
    if (is_package_file(usage) || usage->has_error || usage->module_is_dynamic) {
        return;
    }
    const uint8_t *roots = find_roots(usage);
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        if (kind_of(usage, node) == N_ALIAS && is_unread_import(usage, node, roots)) {
            add(usage, found, node, bound_name(usage, node));
        }
    }
}

/* ---- Parameters ---- */

/* Nothing but a docstring, pass, ... or raise: the body is to be written by others. */
static bool is_stub(const struct usage *usage, uint32_t function)
{
    const uint32_t block = tree_last(usage->tree, function);
    if (block == TREE_NONE || kind_of(usage, block) != N_BLOCK) {
        return true;
    }
    TREE_EACH_CHILD(statement, usage->tree, block)
    {
        const enum node_kind kind = kind_of(usage, statement);
        const bool says_nothing =
            kind == N_EXPR_STMT && (kind_of(usage, statement + 1) == N_STRING ||
                                    kind_of(usage, statement + 1) == N_ELLIPSIS);
        const bool returns_nothing =
            kind == N_RETURN && (usage->tree->nodes[statement].end == statement + 1 ||
                                 kind_of(usage, statement + 1) == N_NONE);
        if (kind != N_PASS && kind != N_RAISE && !returns_nothing && !says_nothing) {
            return false;
        }
    }
    return true;
}

/* By function: read other than by calling it, so that callers elsewhere fix its head. */
static uint8_t *find_handed_on(const struct usage *usage)
{
    uint8_t *handed_on =
        ARENA_ARRAY(usage->arena, listing_variable_count(usage->names), uint8_t);
    size_t count = 0;
    const uint32_t *loads = listing_loads(usage->names, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t parent = parent_of(usage, loads[i]);
        if (kind_of(usage, parent) != N_CALL || loads[i] != parent + 1) {
            handed_on[names_variable(usage->names, loads[i])] = 1;
        }
    }
    return handed_on;
}

/* Only private functions and those inside functions: others have callers elsewhere. */
static bool owns_its_head(const struct usage *usage, uint32_t function,
                          const uint8_t *handed_on)
{
    const uint32_t number = names_variable(usage->names, function);
    const uint32_t scope = names_scope(usage->names, function);
    const bool is_hidden =
        kind_of(usage, scope) == N_FUNCTION ||
        (scope == 0 && usage_is_private(usage, usage->tree->nodes[function].name));
    return is_hidden && number && !handed_on[number] &&
           usage->variables[number].ways == WAY_DEF &&
           names_binding_count(usage->names, number) == 1 &&
           tree_child_of_kind(usage->tree, function, N_DECORATOR) == TREE_NONE &&
           !usage->is_dynamic[function] && !is_stub(usage, function) &&
           !(usage->tree->nodes[function].flags & NODE_HAS_ERROR);
}

static void find_parameters(const struct usage *usage, uint32_t function,
                            struct unused_items *found)
{
    const uint32_t params = tree_child_of_kind(usage->tree, function, N_PARAMS);
    if (params == TREE_NONE) {
        return;
    }
    TREE_EACH_CHILD(param, usage->tree, params)
    {
        const struct node *at = &usage->tree->nodes[param];
        const uint32_t number = names_variable(usage->names, param);
        if (at->kind == N_PARAM && at->op == PARAM_PLAIN && number &&
            usage->variables[number].ways == WAY_PARAM &&
            !usage_is_private(usage, at->name) &&
            !usage_is_used(usage, number, at->name)) {
            add(usage, found, param, at->name);
        }
    }
}

void finders_parameter(const struct usage *usage, struct unused_items *found)
{
    const uint8_t *handed_on = find_handed_on(usage);
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        if (kind_of(usage, node) == N_FUNCTION && owns_its_head(usage, node, handed_on)) {
            find_parameters(usage, node, found);
        }
    }
}
