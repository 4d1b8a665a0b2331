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

/* What was kept lately, and what was kept before that: half of all each. */
enum { YOUNG, AGED, GENERATIONS };

struct kept {
    struct str text;
    struct parse_result parsed; /* its tree has no source */
    size_t next;                /* of the same path: its index + 1 */
};

struct generation {
    struct arena *arena; /* of all below */
    struct intern *paths;
    VEC(struct kept) list;
    VEC(size_t) first; /* by number of the path: index + 1 in the list */
};

struct kept_trees {
    size_t most_bytes;
    struct generation generations[GENERATIONS];
};

static struct generation start(struct arena *arena)
{
    struct generation generation = { .arena = arena };
    generation.paths = intern_new(arena, NULL);
    VEC_PUSH(arena, &generation.first, 0);
    return generation;
}

struct kept_trees *kept_trees_new(size_t most_bytes)
{
    struct kept_trees *kept = mem_alloc(sizeof *kept);
    *kept = (struct kept_trees){ .most_bytes = most_bytes };
    for (int i = 0; i < GENERATIONS; i++) {
        kept->generations[i] = start(arena_new());
    }
    return kept;
}

void kept_trees_free(struct kept_trees *kept)
{
    for (int i = 0; kept && i < GENERATIONS; i++) {
        arena_free(kept->generations[i].arena);
    }
    mem_free(kept);
}

static size_t bytes_of(const struct tree *tree, struct str text)
{
    return text.len + tree->count * sizeof *tree->nodes +
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

/* What was kept lately becomes what was kept before; what that was is forgotten. */
static void grow_old(struct kept_trees *kept)
{
    struct arena *arena = kept->generations[AGED].arena;
    kept->generations[AGED] = kept->generations[YOUNG];
    arena_reset(arena);
    kept->generations[YOUNG] = start(arena);
}

static bool is_full(const struct kept_trees *kept)
{
    return arena_bytes(kept->generations[YOUNG].arena) > kept->most_bytes / GENERATIONS;
}

static void keep(struct generation *young, struct str path, struct str text,
                 const struct parse_result *parsed)
{
    struct kept one = { .parsed = *parsed };
    one.text = str_copy(young->arena, text);
    one.parsed.tree = copy_tree(parsed->tree, young->arena);
    const uint32_t number = intern_add(young->paths, path);
    if (number == 0) {
        return; /* no name is known any more */
    }
    while (young->first.count <= number) {
        VEC_PUSH(young->arena, &young->first, 0);
    }
    one.next = young->first.items[number];
    VEC_PUSH(young->arena, &young->list, one);
    young->first.items[number] = young->list.count;
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

static bool may_be_kept(const struct kept_trees *kept, const struct parse_result *parsed,
                        struct str text)
{
    return !parsed->out_of_time &&
           bytes_of(parsed->tree, text) <= kept->most_bytes / LARGEST_PART;
}

struct parse_result kept_trees_add(struct kept_trees *kept,
                                   const struct parse_result *parsed,
                                   struct intern *names, struct arena *arena)
{
    const struct source *source = parsed->tree->source;
    if (may_be_kept(kept, parsed, source->text)) {
        if (is_full(kept)) {
            grow_old(kept);
        }
        keep(&kept->generations[YOUNG], source->path, source->text, parsed);
    }
    return hand_out(parsed, source, names, arena);
}

static const struct kept *find(const struct generation *generation,
                               const struct source *source)
{
    const uint32_t number = intern_find(generation->paths, source->path);
    size_t at = number ? generation->first.items[number] : 0;
    while (at && !str_equal(generation->list.items[at - 1].text, source->text)) {
        at = generation->list.items[at - 1].next;
    }
    return at ? &generation->list.items[at - 1] : NULL;
}

bool kept_trees_find(struct kept_trees *kept, const struct source *source,
                     struct intern *names, struct arena *arena,
                     struct parse_result *parsed)
{
    const struct kept *one = find(&kept->generations[YOUNG], source);
    const struct kept *aged = one ? NULL : find(&kept->generations[AGED], source);
    if (!one && !aged) {
        return false;
    }
    *parsed = hand_out(one ? &one->parsed : &aged->parsed, source, names, arena);
    if (aged) { /* what is asked for again stays; that is at most a generation more */
        keep(&kept->generations[YOUNG], source->path, source->text, &aged->parsed);
    }
    return true;
}
