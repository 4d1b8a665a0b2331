/* SPDX-License-Identifier: MIT */
#include "contract/chain.h"

#include "syntax/tree.h"

static bool is_constant(const struct tree *tree, uint32_t node)
{
    return node != TREE_NONE &&
           (tree->nodes[node].kind == N_STRING || tree->nodes[node].kind == N_INT);
}

uint32_t chain_root(const struct tree *tree, uint32_t node)
{
    while (tree->nodes[node].kind == N_ATTRIBUTE ||
           tree->nodes[node].kind == N_SUBSCRIPT) {
        node = tree_first(tree, node);
    }
    return node;
}

bool chain_is(const struct tree *tree, uint32_t node)
{
    while (tree->nodes[node].kind == N_ATTRIBUTE ||
           tree->nodes[node].kind == N_SUBSCRIPT) {
        if (tree->nodes[node].kind == N_SUBSCRIPT &&
            !is_constant(tree, tree_child_at(tree, node, 1))) {
            return false;
        }
        node = tree_first(tree, node);
    }
    return tree->nodes[node].kind == N_NAME;
}

uint32_t chain_find(const struct tree *tree, uint32_t node, struct str text)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        const struct node *at = &tree->nodes[i];
        if ((at->kind == N_NAME || at->kind == N_ATTRIBUTE || at->kind == N_SUBSCRIPT) &&
            at->to - at->from == text.len && str_equal(tree_text(tree, i), text)) {
            return i;
        }
    }
    return TREE_NONE;
}

bool chain_is_in(const struct tree *tree, uint32_t node, struct str text)
{
    return chain_find(tree, node, text) != TREE_NONE;
}

bool chain_is_given(const struct tree *tree, uint32_t call, struct str text)
{
    const uint32_t callee = tree_first(tree, call);
    TREE_EACH_CHILD(argument, tree, call)
    {
        if (argument != callee && chain_is_in(tree, argument, text)) {
            return true;
        }
    }
    return false;
}

bool chain_names(const struct tree *tree, uint32_t node, uint32_t name)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        if (tree->nodes[i].name == name) {
            return true;
        }
    }
    return false;
}

bool chain_calls(const struct tree *tree, uint32_t node, uint32_t name)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        if (tree->nodes[i].kind == N_CALL && tree->nodes[i].name == name) {
            return true;
        }
    }
    return false;
}
