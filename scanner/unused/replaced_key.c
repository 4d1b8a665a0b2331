/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

static struct str text_of(const struct tree *tree, uint32_t node)
{
    return source_slice(tree->source, tree->nodes[node].from, tree->nodes[node].to);
}

/* A name, or names joined by dots. */
static bool is_dotted(const struct tree *tree, uint32_t node)
{
    while (tree->nodes[node].kind == N_ATTRIBUTE) {
        node = tree_first(tree, node);
    }
    return tree->nodes[node].kind == N_NAME;
}

/* What keys that are the same have in common and others have not; absent where that can't
 * be told. */
static struct str key_text(const struct tree *tree, uint32_t node, struct arena *arena)
{
    int64_t number = 0;
    struct str text = { 0 };
    switch (tree->nodes[node].kind) {
    case N_TRUE:
    case N_FALSE:
    case N_NONE:
        return text_of(tree, node);
    case N_STRING:
    case N_CONCAT:
        if (!literal_string(tree, node, arena, &text)) {
            return (struct str){ 0 };
        }
        return str_format(arena, "%c%.*s",
                          tree->nodes[node].flags & STRING_BYTES ? 'b' : '\'',
                          STR_ARGS(text));
    default:
        if (literal_int(tree, node, &number)) {
            return str_format(arena, "%lld", (long long)number);
        }
        return is_dotted(tree, node) ? text_of(tree, node) : (struct str){ 0 };
    }
}

/* What is known of a dict's keys so far. */
struct keys {
    struct intern *texts;
    VEC(uint32_t) last; /* by number of the text: the N_PAIR that has it, 0: forgotten */
};

static void take_pair(const struct usage *usage, struct keys *keys, uint32_t pair,
                      struct unused_items *found)
{
    const struct tree *tree = usage->tree;
    const uint32_t key = tree_first(tree, pair);
    const struct str text = key_text(tree, key, usage->arena);
    const uint32_t number = text.len > 0 ? intern_add(keys->texts, text) : 0;
    if (number == 0) {
        return;
    }
    while (keys->last.count <= number) {
        VEC_PUSH(usage->arena, &keys->last, 0);
    }
    const uint32_t before = keys->last.items[number];
    if (before && !str_equal(text_of(tree, tree_last(tree, before)),
                             text_of(tree, tree_last(tree, pair)))) {
        const struct unused_item item = { .node = key,
                                          .from = tree->nodes[key].from,
                                          .to = tree->nodes[key].to,
                                          .other = before };
        VEC_PUSH(usage->arena, found, item);
    }
    keys->last.items[number] = pair;
}

void finders_key(const struct usage *usage, struct unused_items *found)
{
    const struct tree *tree = usage->tree;
    for (uint32_t node = 0; node < tree->count; node++) {
        if (tree->nodes[node].kind != N_DICT ||
            (tree->nodes[node].flags & NODE_HAS_ERROR) ||
            tree_child_count(tree, node) < 2) {
            continue;
        }
        struct keys keys = { .texts = intern_new(usage->arena, NULL) };
        TREE_EACH_CHILD(child, tree, node)
        {
            if (tree->nodes[child].kind == N_PAIR) {
                take_pair(usage, &keys, child, found);
            } else {
                /* "**other": may have the key, and bring it back to its place. */
                keys.texts = intern_new(usage->arena, NULL);
                keys.last.count = 0;
            }
        }
    }
}
