/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/callee.h"
#include "contract/class_chain.h"
#include "contract/contract.h"
#include "contract/outline.h"
#include "names/listing.h"
#include "names/names.h"

/* Shorter names are one letter from too many others. */
enum { SHORTEST_NAME = 4 };

/* Whether the file has the word: rules know many that it has not. */
static bool occurs(const struct intern *names, struct str word)
{
    const uint32_t number = intern_find(names, word);
    return number != 0 &&
           (number >= intern_base_count(names) || intern_seen(names, number));
}

/* Names by which a class answers for attributes that its text does not show. */
static bool makes_names_up(const struct outline *outline, const struct class_chain *chain)
{
    static const char *const words[] = {
        "__getattr__", "__getattribute__", "__dict__", "setattr", "vars", "__slots__",
        "exec",        "globals",          NULL
    };
    for (int i = 0; words[i]; i++) {
        if (occurs(outline->tree->names, str_from(words[i]))) {
            return true;
        }
    }
    return !chain->is_complete || outline->has_error;
}

/* A mixin meets, in a class that is made with others, what its own text does not show. */
static bool is_mixed_in(const struct outline *outline, uint32_t class)
{
    for (size_t i = 0; i < outline->classes.count; i++) {
        const struct class_chain chain =
            class_chain_of(outline->tree, outline->names, outline->classes.items[i]);
        if (!chain.is_complete && class_chain_has(&chain, class)) {
            return true;
        }
    }
    return false;
}

/* Whether the class, or what stands in for it elsewhere in the file, has the name. */
static bool is_there(const struct outline *outline, uint32_t name)
{
    if (outline_sets(outline, name)) {
        return true;
    }
    for (size_t i = 0; i < outline->classes.count; i++) {
        const uint32_t block =
            tree_child_of_kind(outline->tree, outline->classes.items[i], N_BLOCK);
        if (block != TREE_NONE && listing_in_class(outline->names, block, name)) {
            return true;
        }
    }
    return false;
}

/* Whether one letter more, less or other, or two swapped, makes one name of the other. */
static bool is_slip(struct str a, struct str b)
{
    const size_t longer = a.len > b.len ? a.len : b.len;
    const size_t shorter = a.len > b.len ? b.len : a.len;
    size_t head = 0;
    size_t tail = 0;
    if ((shorter > 0 && a.ptr[0] != b.ptr[0]) || shorter == 0) {
        return false; /* _private and the like are no slips */
    }
    while (head < shorter && a.ptr[head] == b.ptr[head]) {
        head++;
    }
    while (tail < shorter - head && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail]) {
        tail++;
    }
    const bool swapped = a.len == b.len && head + tail + 2 == a.len &&
                         a.ptr[head] == b.ptr[head + 1] && a.ptr[head + 1] == b.ptr[head];
    return head + tail + 1 == longer || swapped;
}

/* A method of the class, or what is set on self in it. */
static bool is_member(const struct outline *outline, uint32_t class, uint32_t node)
{
    const struct node *at = &outline->tree->nodes[node];
    if (at->kind == N_FUNCTION) {
        return class_chain_owner(outline->tree, node) == class;
    }
    return at->kind == N_ATTRIBUTE && outline_sets(outline, at->name) &&
           callee_class_of_self(outline, tree_first(outline->tree, node)) == class;
}

/* The first member of the chain's classes that may have been meant. */
static struct str nearest(const struct outline *outline, const struct class_chain *chain,
                          struct str name)
{
    const struct tree *tree = outline->tree;
    for (uint32_t i = 0; i < chain->count; i++) {
        const uint32_t class = chain->classes[i];
        for (uint32_t node = class; node < tree->nodes[class].end; node++) {
            if (is_slip(name, tree_name(tree, node)) && is_member(outline, class, node)) {
                return tree_name(tree, node);
            }
        }
    }
    return (struct str){ NULL, 0 };
}

static void check(const struct outline *outline, uint32_t node,
                  struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    const struct str name = tree_name(tree, node);
    const uint32_t class = callee_class_of_self(outline, tree_first(tree, node));
    if (class == TREE_NONE || name.len < SHORTEST_NAME ||
        str_starts_with(name, STR("__")) || is_there(outline, tree->nodes[node].name)) {
        return;
    }
    const struct class_chain chain = class_chain_of(tree, outline->names, class);
    if (makes_names_up(outline, &chain) || is_mixed_in(outline, class)) {
        return;
    }
    const struct str meant = nearest(outline, &chain, name);
    if (meant.ptr) {
        const struct contract_item item = {
            .node = node,
            .from = tree->nodes[node].from,
            .to = tree->nodes[node].to,
            .name = tree->nodes[node].name,
            .other = class,
            .fault = meant,
        };
        VEC_PUSH(outline->arena, found, item);
    }
}

void breaches_attribute(const struct outline *outline, struct contract_items *found)
{
    for (size_t i = 0; i < outline->attributes.count; i++) {
        check(outline, outline->attributes.items[i], found);
    }
}
