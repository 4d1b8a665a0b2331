/* SPDX-License-Identifier: MIT */
#include "syntax/kept_trees.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/vec.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* A tree that takes more than this part of all that may be kept is not. */
enum { LARGEST_PART = 4 };

struct kept {
    struct str text;
    struct parse_result parsed; /* its tree has no source */
};

struct kept_trees {
    struct arena *arena; /* of all below */
    size_t most_bytes;
    struct intern *paths;
    VEC(struct kept) list; /* by number of the path less 1 */
};

static void start(struct kept_trees *kept)
{
    kept->paths = intern_new(kept->arena, NULL);
    kept->list.items = NULL;
    kept->list.count = kept->list.capacity = 0;
}

struct kept_trees *kept_trees_new(size_t most_bytes)
{
    struct kept_trees *kept = mem_alloc(sizeof *kept);
    *kept = (struct kept_trees){ .arena = arena_new(), .most_bytes = most_bytes };
    start(kept);
    return kept;
}

void kept_trees_free(struct kept_trees *kept)
{
    if (kept) {
        arena_free(kept->arena);
        mem_free(kept);
    }
}

static size_t bytes_of(const struct tree *tree)
{
    return tree->source->text.len + tree->count * sizeof *tree->nodes +
           tree->comment_count * sizeof *tree->comments;
}

/* The names last but for the nodes: where the pieces get larger, less is left over. */
static struct tree *copy_tree(const struct tree *tree, struct arena *arena)
{
    struct tree *copy = ARENA_NEW(arena, struct tree);
    *copy = *tree;
    copy->source = NULL;
    copy->comments =
        arena_copy(arena, tree->comments, tree->comment_count * sizeof *tree->comments);
    copy->names = intern_new(arena, intern_base(tree->names));
    intern_add_all(copy->names, tree->names, arena);
    copy->nodes = arena_copy(arena, tree->nodes, tree->count * sizeof *tree->nodes);
    return copy;
}

static void keep(struct kept_trees *kept, const struct parse_result *parsed)
{
    const struct tree *tree = parsed->tree;
    if (arena_bytes(kept->arena) > kept->most_bytes) {
        arena_reset(kept->arena);
        start(kept);
    }
    struct kept one = { .parsed = *parsed };
    one.text = str_copy(kept->arena, tree->source->text);
    one.parsed.tree = copy_tree(tree, kept->arena);
    const uint32_t number = intern_add(kept->paths, tree->source->path);
    if (number > kept->list.count) {
        VEC_PUSH(kept->arena, &kept->list, one);
    } else if (number) {
        kept->list.items[number - 1] = one;
    }
}

static const struct node *renamed(const struct tree *tree, struct intern *names,
                                  struct arena *arena)
{
    const uint32_t first = intern_base_count(tree->names);
    const uint32_t *numbers = intern_add_all(names, tree->names, arena);
    struct node *nodes = arena_copy(arena, tree->nodes, tree->count * sizeof *nodes);
    for (uint32_t i = 0; i < tree->count; i++) {
        if (nodes[i].name >= first) {
            nodes[i].name = numbers[nodes[i].name - first];
        }
    }
    return nodes;
}

/* The same with the names of who asks. */
static struct parse_result hand_out(const struct parse_result *parsed,
                                    const struct source *source, struct intern *names,
                                    struct arena *arena)
{
    struct parse_result result = *parsed;
    result.tree = arena_copy(arena, parsed->tree, sizeof *parsed->tree);
    result.tree->source = source;
    result.tree->nodes = renamed(parsed->tree, names, arena);
    result.tree->names = names;
    result.tree->comments =
        arena_copy(arena, parsed->tree->comments,
                   parsed->tree->comment_count * sizeof *parsed->tree->comments);
    return result;
}

struct parse_result kept_trees_add(struct kept_trees *kept,
                                   const struct parse_result *parsed,
                                   struct intern *names, struct arena *arena)
{
    if (!parsed->out_of_time &&
        bytes_of(parsed->tree) <= kept->most_bytes / LARGEST_PART) {
        keep(kept, parsed);
    }
    return hand_out(parsed, parsed->tree->source, names, arena);
}

bool kept_trees_find(const struct kept_trees *kept, const struct source *source,
                     struct intern *names, struct arena *arena,
                     struct parse_result *parsed)
{
    const uint32_t number = intern_find(kept->paths, source->path);
    const struct kept *one = number ? &kept->list.items[number - 1] : NULL;
    const bool is_kept = one && str_equal(one->text, source->text);
    if (is_kept) {
        *parsed = hand_out(&one->parsed, source, names, arena);
    }
    return is_kept;
}
