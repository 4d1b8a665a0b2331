/* SPDX-License-Identifier: MIT
 *
 * The tree: hunkscan's own syntax tree of a Python file or pattern. One flat array of
 * small nodes in pre-order, so a subtree is a contiguous slice, a walk is a loop and
 * containment is two comparisons. Node 0 is the module. Concrete syntax that carries no
 * meaning (parentheses, commas, comments, blank lines) has no nodes. Everything lives in
 * the arena given to the parser. What the kinds are and which children they have:
 * syntax/node.h.
 */
#ifndef HUNKSCAN_SYNTAX_TREE_H
#define HUNKSCAN_SYNTAX_TREE_H

#include "base/str.h"
#include "syntax/node.h"

struct intern;
struct source;

#define TREE_NONE UINT32_MAX /* no such node; no enum constant, since that is an int */

struct tree_comment {
    uint32_t from, to; /* byte range from '#' to before the line break */
};

struct tree {
    const struct source *source;
    struct intern *names; /* what node.name counts in */
    const struct node *nodes;
    uint32_t count;                      /* nodes; at least 1 */
    const struct tree_comment *comments; /* in text order */
    uint32_t comment_count;
};

/* First child of a node, or TREE_NONE. */
static inline uint32_t tree_first(const struct tree *tree, uint32_t node)
{
    return node + 1 < tree->nodes[node].end ? node + 1 : TREE_NONE;
}

/* The sibling after `child`, or TREE_NONE. */
static inline uint32_t tree_next(const struct tree *tree, uint32_t child)
{
    const struct node *at = &tree->nodes[child];
    return at->parent != TREE_NONE && at->end < tree->nodes[at->parent].end ? at->end
                                                                            : TREE_NONE;
}

/* Whether `inner` is `outer` or inside it. */
static inline bool tree_contains(const struct tree *tree, uint32_t outer, uint32_t inner)
{
    return inner >= outer && inner < tree->nodes[outer].end;
}

/* for (each child of node) … */
#define TREE_EACH_CHILD(child, tree, node)                                               \
    for (uint32_t child = tree_first((tree), (node)); (child) != TREE_NONE;              \
         (child) = tree_next((tree), (child)))

/* The first child of the given kind, or TREE_NONE. */
uint32_t tree_child_of_kind(const struct tree *tree, uint32_t node, enum node_kind kind);

/* The index-th child (0-based), or TREE_NONE. */
uint32_t tree_child_at(const struct tree *tree, uint32_t node, uint32_t index);

/* The last child, or TREE_NONE. */
uint32_t tree_last(const struct tree *tree, uint32_t node);

/* Number of children. */
uint32_t tree_child_count(const struct tree *tree, uint32_t node);

/* The nearest ancestor of the kind (not the node itself), or TREE_NONE. */
uint32_t tree_ancestor(const struct tree *tree, uint32_t node, enum node_kind kind);

/* The first node that starts at or after a byte; `count` if there is none. */
uint32_t tree_node_from(const struct tree *tree, uint32_t from);

/* The source text of a node; the text of its name. */
struct str tree_text(const struct tree *tree, uint32_t node);
struct str tree_name(const struct tree *tree, uint32_t node);

#endif
