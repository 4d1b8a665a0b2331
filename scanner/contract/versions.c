/* SPDX-License-Identifier: MIT */
#include "contract/versions.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/intern.h"
#include "contract/guard_words.h"
#include "contract/outline.h"
#include "syntax/files.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Statements of a function that are compared with each other. */
enum { MOST_STATEMENTS = 600 };

/* What an edited function has in common with what it was: of the statements it has now,
 * and of those it had; the whole block of a check may be gone. */
enum { LEAST_PERCENT_OLD = 50, LEAST_PERCENT_KEPT = 25 };

static struct version_functions functions_of(const struct tree *tree, struct arena *arena)
{
    struct version_functions functions = { 0 };
    for (uint32_t i = 1; i < tree->count; i++) {
        if (tree->nodes[i].kind == N_FUNCTION) {
            VEC_PUSH(arena, &functions, i);
        }
    }
    return functions;
}

/* How many nodes have each name, or how many calls. */
static const uint32_t *count_names(const struct tree *tree, bool calls,
                                   struct arena *arena)
{
    uint32_t *counts = ARENA_ARRAY(arena, intern_count(tree->names), uint32_t);
    for (uint32_t i = 0; i < tree->count; i++) {
        counts[tree->nodes[i].name] += !calls || tree->nodes[i].kind == N_CALL;
    }
    return counts;
}

const struct history *versions_read(const struct outline *outline,
                                    const struct files *files,
                                    const struct earlier_texts *before,
                                    bool (*holds)(struct str))
{
    struct arena *arena = outline->arena;
    if (before->count != 1 ||
        !guard_words_are_lost(before->items[0].text, outline->tree->source->text, holds,
                              arena)) {
        return NULL;
    }
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_init(arena, before->items[0].path, before->items[0].text);
    struct history *history = ARENA_NEW(arena, struct history);
    history->now = outline->tree;
    history->old = files_parse(files, source, outline->tree->names, arena).tree;
    history->old_names = count_names(history->old, false, arena);
    history->now_names = count_names(history->now, false, arena);
    history->old_calls = count_names(history->old, true, arena);
    history->now_calls = count_names(history->now, true, arena);
    history->now_functions = functions_of(history->now, arena);
    history->old_functions = functions_of(history->old, arena);
    return history;
}

static bool is_definition(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_FUNCTION || tree->nodes[node].kind == N_CLASS;
}

/* The definition around one, or TREE_NONE. */
static uint32_t definition_around(const struct tree *tree, uint32_t node)
{
    do {
        node = tree->nodes[node].parent;
    } while (node != TREE_NONE && !is_definition(tree, node));
    return node;
}

/* Whether both have the same qualified name. */
static bool is_same_path(const struct tree *a, uint32_t x, const struct tree *b,
                         uint32_t y)
{
    while (x != TREE_NONE && y != TREE_NONE) {
        if (a->nodes[x].name != b->nodes[y].name ||
            a->nodes[x].kind != b->nodes[y].kind) {
            return false;
        }
        x = definition_around(a, x);
        y = definition_around(b, y);
    }
    return x == y;
}

/* The qualified name of a function of the old version. */
struct path {
    const struct tree *old;
    uint32_t function;
};

/* How many of the functions before node `end` have that qualified name; that after
 * `skipped` of them into `*found`. */
static uint32_t count_path(const struct path *path, const struct tree *tree,
                           const struct version_functions *functions, uint32_t end,
                           uint32_t skipped, uint32_t *found)
{
    const struct tree *old = path->old;
    const uint32_t function = path->function;
    uint32_t count = 0;
    for (size_t i = 0; i < functions->count && functions->items[i] < end; i++) {
        const uint32_t node = functions->items[i];
        if (tree->nodes[node].name == old->nodes[function].name &&
            is_same_path(old, function, tree, node)) {
            *found = count == skipped ? node : *found;
            count++;
        }
    }
    return count;
}

/* Of several of a name, such as the parts of a property, that of the same number. */
static uint32_t counterpart(const struct history *history, uint32_t function)
{
    const struct tree *old = history->old;
    const struct version_functions *all = &history->old_functions;
    const struct path path = { old, function };
    uint32_t found = TREE_NONE;
    const uint32_t before = count_path(&path, old, all, function, 0, &found);
    const uint32_t count = count_path(&path, old, all, old->count, 0, &found);
    found = TREE_NONE;
    return count_path(&path, history->now, &history->now_functions, history->now->count,
                      before, &found) == count
               ? found
               : TREE_NONE;
}

static bool has_header(const struct tree *tree, uint32_t node)
{
    return node_is_compound((enum node_kind)tree->nodes[node].kind);
}

/* Where the text ends that stands for a statement: before the suite. */
static uint32_t header_end(const struct tree *tree, uint32_t node)
{
    TREE_EACH_CHILD(child, tree, node)
    {
        if (has_header(tree, node) && tree->nodes[child].kind == N_BLOCK) {
            return tree->nodes[child].from;
        }
    }
    return tree->nodes[node].to;
}

uint64_t versions_hash(const struct tree *tree, uint32_t statement)
{
    const struct str text = source_slice(tree->source, tree->nodes[statement].from,
                                         header_end(tree, statement));
    return hash_bytes(str_trim(text));
}

static struct version version_of(const struct tree *tree, uint32_t function,
                                 struct arena *arena)
{
    struct version version = { .tree = tree, .function = function };
    const uint32_t block = tree_child_of_kind(tree, function, N_BLOCK);
    const uint32_t end = block == TREE_NONE ? 0 : tree->nodes[block].end;
    for (uint32_t i = block == TREE_NONE ? 0 : block + 1;
         i < end && version.statements.count < MOST_STATEMENTS; i++) {
        if (node_is_statement((enum node_kind)tree->nodes[i].kind)) {
            const struct version_statement one = { i, versions_hash(tree, i) };
            VEC_PUSH(arena, &version.statements, one);
        }
    }
    return version;
}

/* How often; the last of them into `*last`. */
static size_t count_hash(const struct version *version, uint64_t hash, uint32_t *last)
{
    size_t count = 0;
    for (size_t i = 0; i < version->statements.count; i++) {
        if (version->statements.items[i].hash == hash) {
            *last = version->statements.items[i].node;
            count++;
        }
    }
    return count;
}

/* How many of a hundred statements of a version the other has. */
static size_t percent_in(const struct version *version, const struct version *other)
{
    uint32_t unused;
    size_t common = 0;
    const struct version_statements *all = &version->statements;
    for (size_t i = 0; i < all->count; i++) {
        common += count_hash(other, all->items[i].hash, &unused) > 0;
    }
    return all->count == 0 ? 0 : common * 100 / all->count;
}

/* Whether the new version is the old one edited. */
static bool are_close(const struct versions *versions)
{
    return percent_in(&versions->now, &versions->old) >= LEAST_PERCENT_OLD &&
           percent_in(&versions->old, &versions->now) >= LEAST_PERCENT_KEPT;
}

bool versions_find(const struct history *history, uint32_t function, struct arena *arena,
                   struct versions *versions)
{
    const struct tree *old = history->old;
    const struct tree *now = history->now;
    if (versions->old.tree && versions->old.function == function) {
        return versions->is_edited;
    }
    const uint32_t found = counterpart(history, function);
    *versions = (struct versions){ .old = { .tree = old, .function = function } };
    if (found != TREE_NONE &&
        !((old->nodes[function].flags | now->nodes[found].flags) & NODE_HAS_ERROR) &&
        !str_equal(tree_text(old, function), tree_text(now, found))) {
        versions->old = version_of(old, function, arena);
        versions->now = version_of(now, found, arena);
        versions->is_edited = are_close(versions);
    }
    return versions->is_edited;
}

uint32_t versions_statement(const struct tree *tree, uint32_t node)
{
    while (node != TREE_NONE &&
           !node_is_statement((enum node_kind)tree->nodes[node].kind)) {
        node = tree->nodes[node].parent;
    }
    return node;
}

bool versions_has(const struct version *version, uint64_t hash)
{
    uint32_t unused;
    return count_hash(version, hash, &unused) > 0;
}

uint32_t versions_place(const struct versions *versions, uint32_t statement)
{
    const struct version *old = &versions->old;
    const struct tree *now = versions->now.tree;
    size_t at = old->statements.count;
    while (at > 0 && old->statements.items[at - 1].node >= statement) {
        at--;
    }
    for (; at > 0; at--) {
        const uint64_t hash = old->statements.items[at - 1].hash;
        uint32_t found = TREE_NONE;
        if (count_hash(old, hash, &found) == 1 &&
            count_hash(&versions->now, hash, &found) == 1) {
            return header_end(now, found);
        }
    }
    return now->nodes[versions->now.function].from;
}
