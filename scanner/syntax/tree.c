/* SPDX-License-Identifier: MIT */
#include "syntax/tree.h"

#include "base/intern.h"
#include "syntax/source.h"

uint32_t tree_child_of_kind(const struct tree *tree, uint32_t node, enum node_kind kind)
{
    TREE_EACH_CHILD(child, tree, node)
    {
        if (tree->nodes[child].kind == kind) {
            return child;
        }
    }
    return TREE_NONE;
}

uint32_t tree_child_at(const struct tree *tree, uint32_t node, uint32_t index)
{
    TREE_EACH_CHILD(child, tree, node)
    {
        if (index-- == 0) {
            return child;
        }
    }
    return TREE_NONE;
}

uint32_t tree_last(const struct tree *tree, uint32_t node)
{
    uint32_t last = TREE_NONE;
    TREE_EACH_CHILD(child, tree, node)
    {
        last = child;
    }
    return last;
}

uint32_t tree_child_count(const struct tree *tree, uint32_t node)
{
    uint32_t count = 0;
    TREE_EACH_CHILD(child, tree, node)
    {
        count++;
    }
    return count;
}

uint32_t tree_ancestor(const struct tree *tree, uint32_t node, enum node_kind kind)
{
    do {
        node = tree->nodes[node].parent;
    } while (node != TREE_NONE && tree->nodes[node].kind != kind);
    return node;
}

uint32_t tree_node_from(const struct tree *tree, uint32_t from)
{
    uint32_t low = 0;
    uint32_t high = tree->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (tree->nodes[middle].from < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct str tree_text(const struct tree *tree, uint32_t node)
{
    return source_slice(tree->source, tree->nodes[node].from, tree->nodes[node].to);
}

struct str tree_name(const struct tree *tree, uint32_t node)
{
    return intern_text(tree->names, tree->nodes[node].name);
}
