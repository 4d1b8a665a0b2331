/* SPDX-License-Identifier: MIT */
#include "contract/class_chain.h"

#include "names/listing.h"
#include "names/names.h"

static enum node_kind kind_of(const struct tree *tree, uint32_t node)
{
    return (enum node_kind)tree->nodes[node].kind;
}

uint32_t class_chain_definition(const struct tree *tree, const struct names *names,
                                uint32_t node)
{
    const uint32_t variable =
        kind_of(tree, node) == N_NAME ? names_variable(names, node) : 0;
    if (!variable || names_binding_count(names, variable) != 1) {
        return TREE_NONE;
    }
    const uint32_t binding = names_first_binding(names, variable);
    const bool defines = binding != TREE_NONE && (kind_of(tree, binding) == N_FUNCTION ||
                                                  kind_of(tree, binding) == N_CLASS);
    return defines ? binding : TREE_NONE;
}

static bool is_object(const struct tree *tree, const struct names *names, uint32_t base)
{
    return kind_of(tree, base) == N_NAME && !names_variable(names, base) &&
           str_equal(tree_name(tree, base), STR("object"));
}

bool class_chain_has(const struct class_chain *chain, uint32_t class)
{
    for (uint32_t i = 0; i < chain->count; i++) {
        if (chain->classes[i] == class) {
            return true;
        }
    }
    return false;
}

static void add_class(struct class_chain *chain, const struct tree *tree, uint32_t class)
{
    if (class_chain_has(chain, class)) {
        return;
    }
    if (chain->count == CLASS_CHAIN_MOST) {
        chain->is_complete = false;
        return;
    }
    chain->classes[chain->count++] = class;
    if (tree_child_of_kind(tree, class, N_DECORATOR) != TREE_NONE) {
        chain->is_complete = false;
    }
}

static void add_bases(struct class_chain *chain, const struct tree *tree,
                      const struct names *names, uint32_t class)
{
    const uint32_t bases = tree_child_of_kind(tree, class, N_BASES);
    if (bases == TREE_NONE) {
        return;
    }
    TREE_EACH_CHILD(base, tree, bases)
    {
        const uint32_t found = class_chain_definition(tree, names, base);
        if (found != TREE_NONE && kind_of(tree, found) == N_CLASS) {
            add_class(chain, tree, found);
        } else if (!is_object(tree, names, base)) {
            chain->is_complete = false;
        }
    }
}

/* Breadth first, which is Python's own order wherever bases have no base in common. */
struct class_chain class_chain_of(const struct tree *tree, const struct names *names,
                                  uint32_t class)
{
    struct class_chain chain = { .is_complete = true };
    add_class(&chain, tree, class);
    for (uint32_t i = 0; i < chain.count; i++) {
        add_bases(&chain, tree, names, chain.classes[i]);
    }
    return chain;
}

uint32_t class_chain_owner(const struct tree *tree, uint32_t function)
{
    const uint32_t block = tree->nodes[function].parent;
    if (block == TREE_NONE || kind_of(tree, block) != N_BLOCK) {
        return TREE_NONE;
    }
    const uint32_t owner = tree->nodes[block].parent;
    return kind_of(tree, owner) == N_CLASS ? owner : TREE_NONE;
}

uint32_t class_chain_method(const struct tree *tree, const struct names *names,
                            uint32_t class, uint32_t name, bool *is_bound)
{
    const uint32_t block = tree_child_of_kind(tree, class, N_BLOCK);
    const uint32_t variable =
        block == TREE_NONE ? 0 : listing_in_class(names, block, name);
    *is_bound = variable != 0;
    if (!variable || names_binding_count(names, variable) != 1) {
        return TREE_NONE;
    }
    const uint32_t binding = names_first_binding(names, variable);
    const bool is_sure = binding != TREE_NONE && kind_of(tree, binding) == N_FUNCTION &&
                         class_chain_owner(tree, binding) == class; /* not under an if */
    return is_sure ? binding : TREE_NONE;
}
