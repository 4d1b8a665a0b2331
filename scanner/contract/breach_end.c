/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/contract.h"
#include "contract/form.h"
#include "contract/outline.h"
#include "syntax/tree.h"

/* How deep cases are looked into. */
enum { MOST_DEPTH = 16 };

/* Whether its head says that it may give None, or anything. */
static bool says_none(const struct tree *tree, uint32_t function)
{
    const uint32_t returns = tree_child_of_kind(tree, function, N_RETURNS);
    if (returns == TREE_NONE) {
        return false;
    }
    const struct str text = tree_text(tree, returns);
    return str_find(text, STR("None"), 0) < text.len ||
           str_find(text, STR("Optional"), 0) < text.len ||
           str_find(text, STR("Any"), 0) < text.len;
}

static bool block_leaves(const struct tree *tree, uint32_t block, unsigned depth);

/* Whether all cases of an if with an else return or raise. */
static bool if_leaves(const struct tree *tree, uint32_t node, unsigned depth)
{
    while (tree->nodes[node].kind == N_IF) {
        const uint32_t other = tree_child_of_kind(tree, node, N_ELSE);
        if (other == TREE_NONE ||
            !block_leaves(tree, tree_child_of_kind(tree, node, N_BLOCK), depth)) {
            return false;
        }
        node = tree_first(tree, other);
    }
    return block_leaves(tree, node, depth);
}

static bool block_leaves(const struct tree *tree, uint32_t block, unsigned depth)
{
    const uint32_t last = block == TREE_NONE ? TREE_NONE : tree_last(tree, block);
    if (last == TREE_NONE || depth == 0) {
        return false;
    }
    const uint8_t kind = tree->nodes[last].kind;
    return kind == N_RETURN || kind == N_RAISE ||
           (kind == N_IF && if_leaves(tree, last, depth - 1));
}

/* if …: return a / elif …: return b, and no else. A case that raises is a check, and
 * what comes after it no case of the same kind. */
static bool is_open_chain(const struct tree *tree, uint32_t node)
{
    uint32_t cases = 0;
    while (tree->nodes[node].kind == N_IF) {
        const uint32_t block = tree_child_of_kind(tree, node, N_BLOCK);
        const uint32_t other = tree_child_of_kind(tree, node, N_ELSE);
        if (!block_leaves(tree, block, MOST_DEPTH) ||
            tree->nodes[tree_last(tree, block)].kind == N_RAISE) {
            return false;
        }
        cases++;
        if (other == TREE_NONE) {
            return cases > 1;
        }
        node = tree_first(tree, other);
    }
    return false;
}

static void check_function(const struct outline *outline, uint32_t function,
                           struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    const uint32_t block = tree_child_of_kind(tree, function, N_BLOCK);
    const uint32_t last = block == TREE_NONE ? TREE_NONE : tree_last(tree, block);
    if (last == TREE_NONE || !is_open_chain(tree, last) || says_none(tree, function)) {
        return;
    }
    const struct form form = form_of(outline, function);
    if (form.says_none || form.is_generator) {
        return;
    }
    const struct contract_item item = { .node = last,
                                        .from = tree->nodes[last].from,
                                        .to = tree->nodes[tree_first(tree, last)].to,
                                        .name = tree->nodes[function].name,
                                        .other = function,
                                        .fault = STR("no else") };
    VEC_PUSH(outline->arena, found, item);
}

void breaches_end(const struct outline *outline, struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    for (uint32_t node = 1; node < tree->count; node++) {
        if (tree->nodes[node].kind == N_FUNCTION &&
            !(tree->nodes[node].flags & NODE_HAS_ERROR)) {
            check_function(outline, node, found);
        }
    }
}
