/* SPDX-License-Identifier: MIT */
#include "contract/outline.h"

#include "base/arena.h"
#include "base/intern.h"
#include "names/altered.h"
#include "names/names.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Whether the attribute is a target, as itself or among others: x.a, (x.b, *x.c) = … */
static bool is_target(const struct tree *tree, uint32_t node)
{
    uint32_t child = node;
    uint32_t parent = tree->nodes[node].parent;
    while (tree->nodes[parent].kind == N_TUPLE || tree->nodes[parent].kind == N_LIST ||
           tree->nodes[parent].kind == N_STAR) {
        child = parent;
        parent = tree->nodes[parent].parent;
    }
    switch (tree->nodes[parent].kind) {
    case N_ASSIGN:
        return tree->nodes[child].end < tree->nodes[parent].end;
    case N_ANN_ASSIGN:
    case N_AUG_ASSIGN:
    case N_FOR:
    case N_COMP_FOR:
        return child == tree_first(tree, parent);
    case N_DELETE:
    case N_AS:
        return true;
    default:
        return false;
    }
}

static void add_attribute(struct outline *outline, uint32_t node)
{
    const uint32_t name = outline->tree->nodes[node].name;
    if (!is_target(outline->tree, node)) {
        VEC_PUSH(outline->arena, &outline->attributes, node);
    } else if (name < outline->word_count) {
        outline->is_set[name] = 1;
    }
}

const struct outline *outline_read(const struct tree *tree, const struct names *names,
                                   struct arena *arena)
{
    struct outline *outline = ARENA_NEW(arena, struct outline);
    *outline = (struct outline){ .tree = tree,
                                 .names = names,
                                 .arena = arena,
                                 .word_count = intern_count(tree->names),
                                 .has_error = tree->nodes[0].flags & NODE_HAS_ERROR };
    outline->is_set = ARENA_ARRAY(arena, outline->word_count, uint8_t);
    for (uint32_t node = 0; node < tree->count; node++) {
        switch (tree->nodes[node].kind) {
        case N_CALL:
            VEC_PUSH(arena, &outline->calls, node);
            break;
        case N_CLASS:
            VEC_PUSH(arena, &outline->classes, node);
            break;
        case N_ATTRIBUTE:
            add_attribute(outline, node);
            break;
        default:
            break;
        }
    }
    return outline;
}

bool outline_sets(const struct outline *outline, uint32_t name)
{
    return name < outline->word_count && outline->is_set[name];
}

const struct altered_name *outline_altered(const struct outline *outline,
                                           const struct altered_names *altered,
                                           uint32_t node)
{
    const struct tree *tree = outline->tree;
    const uint32_t qualified = altered ? names_qualified(outline->names, node) : 0;
    return qualified ? altered_find(altered, intern_text(tree->names, qualified),
                                    tree->source->path)
                     : NULL;
}
