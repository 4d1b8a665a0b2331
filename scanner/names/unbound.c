/* SPDX-License-Identifier: MIT */
#include "names/unbound.h"

#include "names/facts.h"
#include "syntax/tree.h"

/* A read and the first binding of its variable: the innermost node around both, and its
 * children in which they stand. */
struct apart {
    uint32_t function, variable, read, first;
    uint32_t around, bound_in, read_in;
};

static enum node_kind kind_of(const struct names *names, uint32_t node)
{
    return (enum node_kind)names->tree->nodes[node].kind;
}

static bool is_load(const struct names *names, uint32_t node)
{
    size_t low = 0;
    size_t high = names->loads.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (names->loads.items[middle] < node) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < names->loads.count && names->loads.items[low] == node;
}

/* The child of a node in which `inner` stands; the node is around it. */
static uint32_t child_around(const struct tree *tree, uint32_t node, uint32_t inner)
{
    while (inner != TREE_NONE && tree->nodes[inner].parent != node) {
        inner = tree->nodes[inner].parent;
    }
    return inner;
}

/* False where the node is no read, its name not one of the function around, or not bound
 * before. */
static bool take_apart(const struct names *names, uint32_t read, struct apart *apart)
{
    const struct tree *tree = names->tree;
    const uint32_t variable = names->places[read].variable;
    const struct variable *facts = &names->variables.items[variable];
    const uint32_t scope = names->places[read].scope;
    if (!variable || facts->scope != scope || facts->first_binding > read ||
        names->scopes.items[scope].kind != SCOPE_FUNCTION ||
        kind_of(names, facts->first_binding) != N_NAME || !is_load(names, read)) {
        return false;
    }
    *apart = (struct apart){ .function = names->scopes.items[scope].node,
                             .variable = variable,
                             .read = read,
                             .first = facts->first_binding };
    uint32_t at = read;
    do {
        apart->read_in = at;
        at = tree->nodes[at].parent;
    } while (at != TREE_NONE && !tree_contains(tree, at, apart->first));
    apart->around = at;
    apart->bound_in = at == TREE_NONE ? at : child_around(tree, at, apart->first);
    return apart->bound_in != TREE_NONE;
}

static bool is_behind_try(const struct names *names, const struct apart *apart)
{
    const enum node_kind kind = kind_of(names, apart->read_in);
    return kind_of(names, apart->around) == N_TRY &&
           kind_of(names, apart->bound_in) == N_BLOCK &&
           (kind == N_HANDLER || kind == N_FINALLY);
}

static bool in_loop(const struct names *names, const struct apart *apart)
{
    for (uint32_t at = apart->around; at != apart->function && at != TREE_NONE;
         at = names->tree->nodes[at].parent) {
        if (kind_of(names, at) == N_FOR || kind_of(names, at) == N_WHILE) {
            return true;
        }
    }
    return false;
}

/* Narrows what binds to the `if`, also to one within a `with`. */
static bool is_behind_if(const struct names *names, struct apart *apart)
{
    const struct tree *tree = names->tree;
    if (kind_of(names, apart->around) != N_BLOCK ||
        tree_next(tree, apart->bound_in) != apart->read_in || in_loop(names, apart)) {
        return false;
    }
    uint32_t at = apart->bound_in;
    while (at != TREE_NONE && kind_of(names, at) == N_WITH) {
        const uint32_t inside = tree_child_of_kind(tree, at, N_BLOCK);
        at = inside == TREE_NONE ? inside : child_around(tree, inside, apart->first);
    }
    if (at == TREE_NONE || kind_of(names, at) != N_IF) {
        return false;
    }
    apart->bound_in = at;
    const uint32_t suite = tree_child_of_kind(tree, at, N_BLOCK);
    return suite != TREE_NONE && tree_contains(tree, suite, apart->first) &&
           tree_child_of_kind(tree, at, N_ELSE) == TREE_NONE;
}

/* Whether a condition was decided before, by names that are bound once: whatever happens
 * in the `try`, it stays. */
static bool is_settled(const struct names *names, const struct apart *apart,
                       uint32_t test)
{
    const uint32_t end = names->tree->nodes[test].end;
    for (uint32_t i = test; i < end; i++) {
        const enum node_kind kind = kind_of(names, i);
        const struct variable *named =
            &names->variables.items[kind == N_NAME ? names->places[i].variable : 0];
        const bool is_fixed = kind == N_NAME && named->binding_count == 1 &&
                              named->first_binding < apart->around;
        if (!is_fixed && kind != N_NOT) {
            return false;
        }
    }
    return true;
}

/* Whether the child of a node is only come to if something holds. */
static bool depends(const struct names *names, uint32_t node, uint32_t child)
{
    const struct tree *tree = names->tree;
    const enum node_kind kind = kind_of(names, child);
    const uint32_t first = tree_first(tree, node);
    switch (kind_of(names, node)) {
    case N_IF:
    case N_WHILE:
    case N_BOOL_OP:
    case N_MATCH:
        return child != first;
    case N_FOR:
        return kind == N_BLOCK || kind == N_ELSE;
    case N_TRY:
        return kind == N_HANDLER;
    case N_IF_EXP: /* value if test else other */
        return child != tree_next(tree, first);
    default:
        return false;
    }
}

/* Whether a node is evaluated only if something holds, seen from a node around it. */
static bool is_guarded(const struct names *names, uint32_t within, uint32_t node)
{
    for (uint32_t at = node; at != within;) {
        const uint32_t parent = names->tree->nodes[at].parent;
        if (depends(names, parent, at)) {
            return true;
        }
        at = parent;
    }
    return false;
}

/* The same for what may hang together with the binding:
 *
 *     try:
 *         x = f()
 *     finally:
 *         if not keep:    # a parameter
 *             x.close() */
static bool is_doubtful(const struct names *names, const struct apart *apart,
                        uint32_t node)
{
    const bool may_settle = !is_guarded(names, apart->bound_in, apart->first);
    for (uint32_t at = node; at != apart->read_in;) {
        const uint32_t parent = names->tree->nodes[at].parent;
        const bool is_settled_if =
            may_settle && kind_of(names, parent) == N_IF &&
            is_settled(names, apart, tree_first(names->tree, parent));
        if (depends(names, parent, at) && !is_settled_if) {
            return true;
        }
        at = parent;
    }
    return false;
}

/* Whether a binding leaves the read without a value: it stands beside it, as the first
 * one does, or in another handler. */
static bool is_beside(const struct names *names, const struct apart *apart,
                      uint32_t binding)
{
    const struct tree *tree = names->tree;
    if (tree_contains(tree, apart->bound_in, binding)) {
        return true;
    }
    const uint32_t child = tree_contains(tree, apart->around, binding)
                               ? child_around(tree, apart->around, binding)
                               : TREE_NONE;
    return child != TREE_NONE && child != apart->read_in &&
           kind_of(names, apart->read_in) == N_HANDLER &&
           kind_of(names, child) == N_HANDLER;
}

static bool leaves(enum node_kind kind)
{
    return kind == N_RAISE || kind == N_RETURN || kind == N_BREAK || kind == N_CONTINUE;
}

/* Whether a node of the function speaks against it: a binding before the read, or in an
 * inner function; in the place of the read an earlier one, or a way out, which may ask
 * for what this read needs. */
static bool speaks_against(const struct names *names, const struct apart *apart,
                           uint32_t node)
{
    const bool is_mention = names->places[node].variable == apart->variable;
    const bool before = node >= apart->read_in && node < apart->read;
    if (!is_mention) {
        return before && leaves(kind_of(names, node)) &&
               !tree_contains(names->tree, node, apart->read);
    }
    if (kind_of(names, node) == N_NAME && is_load(names, node)) {
        return before && !is_doubtful(names, apart, node);
    }
    const uint32_t scope = names->variables.items[apart->variable].scope;
    return names->places[node].scope != scope ||
           (node < apart->read && !is_beside(names, apart, node));
}

static bool is_read(const struct names *names, const struct apart *apart,
                    uint64_t *steps_left)
{
    const uint32_t end = names->tree->nodes[apart->function].end;
    if (is_doubtful(names, apart, apart->read)) {
        return false;
    }
    if (*steps_left < end - apart->function) {
        *steps_left = 0;
        return false;
    }
    *steps_left -= end - apart->function;
    for (uint32_t i = apart->function + 1; i < end; i++) {
        if (speaks_against(names, apart, i)) {
            return false;
        }
    }
    return true;
}

bool unbound_in_handler(const struct names *names, uint32_t node, uint64_t *steps_left)
{
    struct apart apart;
    return take_apart(names, node, &apart) && is_behind_try(names, &apart) &&
           is_read(names, &apart, steps_left);
}

bool unbound_behind_if(const struct names *names, uint32_t node, uint64_t *steps_left)
{
    struct apart apart;
    return take_apart(names, node, &apart) && is_behind_if(names, &apart) &&
           is_read(names, &apart, steps_left);
}
