/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/callee.h"
#include "contract/class_chain.h"
#include "contract/contract.h"
#include "contract/outline.h"
#include "contract/signature.h"
#include "names/names.h"

/* Constructors and the like are called on a known class; two underscores in front make a
 * name the class's own. */
static bool is_own(struct str name)
{
    return str_starts_with(name, STR("__"));
}

static struct str fault_of(const struct outline *outline, const struct misfit *misfit)
{
    return misfit->kind == MISFIT_TOO_MANY
               ? str_format(outline->arena, "it takes %u positional argument%s, not %u",
                            misfit->taken, misfit->taken == 1 ? "" : "s", misfit->given)
               : str_format(outline->arena, "it must also be given %.*s",
                            STR_ARGS(intern_text(outline->tree->names, misfit->name)));
}

/* The method that it overrides: the nearest one of the bases, TREE_NONE if that is not
 * certain. */
static uint32_t overridden(const struct outline *outline, const struct class_chain *chain,
                           uint32_t name)
{
    for (uint32_t i = 1; i < chain->count; i++) {
        bool is_bound = false;
        const uint32_t found = class_chain_method(outline->tree, outline->names,
                                                  chain->classes[i], name, &is_bound);
        if (is_bound) {
            return found;
        }
    }
    return TREE_NONE;
}

static void check_method(const struct outline *outline, const struct class_chain *chain,
                         uint32_t method, struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    const struct str text = tree_name(tree, method);
    const uint32_t base = overridden(outline, chain, tree->nodes[method].name);
    if (base == TREE_NONE || is_own(text) || callee_is_empty(outline, base) ||
        (tree->nodes[base].flags | tree->nodes[method].flags) & NODE_HAS_ERROR) {
        return;
    }
    const struct signature from = { tree, base, callee_filled(outline, base) };
    const struct signature to = { tree, method, callee_filled(outline, method) };
    if (from.filled == UINT32_MAX || from.filled != to.filled) {
        return;
    }
    const struct misfit misfit = signature_compare(&from, &to);
    if (misfit.kind != MISFIT_NONE) {
        const struct contract_item item = {
            .node = method,
            .from = tree->nodes[method].name_from,
            .to = tree->nodes[method].name_from + (uint32_t)text.len,
            .name = tree->nodes[method].name,
            .other = base,
            .fault = fault_of(outline, &misfit),
        };
        VEC_PUSH(outline->arena, found, item);
    }
}

static void check_class(const struct outline *outline, uint32_t class,
                        struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    const struct class_chain chain = class_chain_of(tree, outline->names, class);
    const uint32_t block = tree_child_of_kind(tree, class, N_BLOCK);
    if (chain.count < 2 || block == TREE_NONE) {
        return;
    }
    TREE_EACH_CHILD(statement, tree, block)
    {
        bool is_bound = false;
        if (tree->nodes[statement].kind == N_FUNCTION &&
            class_chain_method(tree, outline->names, class, tree->nodes[statement].name,
                               &is_bound) == statement) {
            check_method(outline, &chain, statement, found);
        }
    }
}

void breaches_override(const struct outline *outline, struct contract_items *found)
{
    for (size_t i = 0; i < outline->classes.count; i++) {
        check_class(outline, outline->classes.items[i], found);
    }
}
