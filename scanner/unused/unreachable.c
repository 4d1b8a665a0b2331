/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

/* What is known of a node, as bits. */
enum {
    LEAVES = 1,
    /* control never comes to what follows */ BROKEN = 2 /* a loop left by break */
};

struct paths {
    const struct usage *usage;
    const struct tree *tree;
    uint8_t *marks; /* by node */
};

static enum node_kind kind_of(const struct paths *paths, uint32_t node)
{
    return (enum node_kind)paths->tree->nodes[node].kind;
}

static bool leaves(const struct paths *paths, uint32_t node)
{
    return node != TREE_NONE && (paths->marks[node] & LEAVES);
}

static uint32_t child(const struct paths *paths, uint32_t node, enum node_kind kind)
{
    return tree_child_of_kind(paths->tree, node, kind);
}

/* ---- break ---- */

struct loop {
    uint32_t node, end; /* the loop; where its body ends */
};

/* Marks the loops that a break leaves. The body is a loop's last block before its else.
 */
static void mark_breaks(struct paths *paths)
{
    const struct tree *tree = paths->tree;
    struct arena *arena = paths->usage->arena;
    VEC(struct loop) loops = { 0 };
    for (uint32_t node = 1; node < tree->count; node++) {
        while (loops.count && loops.items[loops.count - 1].end <= node) {
            loops.count--;
        }
        const uint32_t parent = tree->nodes[node].parent;
        const enum node_kind owner = kind_of(paths, parent);
        if (kind_of(paths, node) == N_BLOCK && (owner == N_WHILE || owner == N_FOR)) {
            const struct loop loop = { parent, tree->nodes[node].end };
            VEC_PUSH(arena, &loops, loop);
        } else if (kind_of(paths, node) == N_BREAK && loops.count) {
            paths->marks[loops.items[loops.count - 1].node] |= BROKEN;
        }
    }
}

/* ---- What leaves ---- */

static bool is_always_true(const struct paths *paths, uint32_t test)
{
    int64_t value = 0;
    const enum node_kind kind = kind_of(paths, test);
    return kind == N_TRUE ||
           (kind == N_INT && literal_int(paths->tree, test, &value) && value != 0);
}

static bool try_leaves(const struct paths *paths, uint32_t node)
{
    const uint32_t finally = child(paths, node, N_FINALLY);
    if (finally != TREE_NONE && leaves(paths, child(paths, finally, N_BLOCK))) {
        return true;
    }
    const uint32_t otherwise = child(paths, node, N_ELSE);
    bool all = leaves(paths, child(paths, node, N_BLOCK)) ||
               (otherwise != TREE_NONE && leaves(paths, otherwise));
    TREE_EACH_CHILD(handler, paths->tree, node)
    {
        if (kind_of(paths, handler) == N_HANDLER) {
            all = all && leaves(paths, tree_last(paths->tree, handler));
        }
    }
    return all;
}

/* case _: and case name: without a guard, or the same in parentheses with `as`. */
static bool takes_all(const struct paths *paths, uint32_t node)
{
    const enum node_kind kind = kind_of(paths, node + 1);
    return (kind == N_CASE_WILDCARD || kind == N_CASE_CAPTURE) &&
           child(paths, node, N_GUARD) == TREE_NONE;
}

static bool match_leaves(const struct paths *paths, uint32_t node)
{
    bool all = true;
    bool complete = false;
    TREE_EACH_CHILD(part, paths->tree, node)
    {
        if (kind_of(paths, part) == N_CASE) {
            all = all && leaves(paths, tree_last(paths->tree, part));
            complete = complete || takes_all(paths, part);
        }
    }
    return all && complete;
}

/* Asked from the end of the text on, so that what is inside is known. */
static bool node_leaves(const struct paths *paths, uint32_t node)
{
    switch (kind_of(paths, node)) {
    case N_RETURN:
    case N_RAISE:
    case N_BREAK:
    case N_CONTINUE:
        return true;
    case N_IF:
        return leaves(paths, child(paths, node, N_BLOCK)) &&
               leaves(paths, child(paths, node, N_ELSE));
    case N_ELSE:
        return leaves(paths, node + 1);
    case N_WHILE:
        return is_always_true(paths, node + 1) && !(paths->marks[node] & BROKEN);
    case N_TRY:
        return try_leaves(paths, node);
    case N_MATCH:
        return match_leaves(paths, node);
    default:
        return false;
    }
}

static struct paths find_paths(const struct usage *usage)
{
    const struct tree *tree = usage->tree;
    struct paths paths = { usage, tree, ARENA_ARRAY(usage->arena, tree->count, uint8_t) };
    mark_breaks(&paths);
    for (uint32_t node = tree->count; --node > 0;) {
        if (node_leaves(&paths, node) || leaves(&paths, node)) {
            const uint32_t parent = tree->nodes[node].parent;
            paths.marks[node] |= LEAVES;
            if (kind_of(&paths, parent) == N_BLOCK) {
                paths.marks[parent] |= LEAVES;
            }
        }
    }
    return paths;
}

/* ---- Findings ---- */

/* A yield after a return makes the function a generator; a string or pass says nothing.
 */
static bool is_idle(const struct paths *paths, uint32_t from, uint32_t end)
{
    bool idle = true;
    for (uint32_t node = from; node < end; node++) {
        const enum node_kind kind = kind_of(paths, node);
        if (kind == N_YIELD || kind == N_YIELD_FROM) {
            return true;
        }
        if (node_is_statement(kind) && kind != N_PASS &&
            (kind != N_EXPR_STMT || kind_of(paths, node + 1) != N_STRING)) {
            idle = false;
        }
    }
    return idle;
}

/* A simple statement, or a compound one's first line. */
static uint32_t shown_end(const struct tree *tree, uint32_t statement)
{
    const struct node *at = &tree->nodes[statement];
    const uint32_t line = source_line(tree->source, at->from);
    const uint32_t end = source_line_start(tree->source, line) +
                         (uint32_t)source_line_text(tree->source, line).len;
    return node_is_compound((enum node_kind)at->kind) && end < at->to ? end : at->to;
}

static void add(const struct usage *usage, struct unused_items *found, uint32_t node,
                uint32_t other)
{
    static const char *const words[] = { "=unreachable", "not reached", "never reached",
                                         NULL };
    const struct tree *tree = usage->tree;
    const struct unused_item item = { node, tree->nodes[node].from, shown_end(tree, node),
                                      0, other };
    if (usage_has_comment(usage, tree->nodes[other].to, tree->nodes[node].from, words)) {
        return;
    }
    VEC_PUSH(usage->arena, found, item);
}

/* A raise, or assert False, behind an if, loop or match whose ways all leave: it is there
 * to say that it is not reached. */
static bool is_guard(const struct paths *paths, uint32_t before, uint32_t statement)
{
    const enum node_kind kind = kind_of(paths, statement);
    return node_is_compound(kind_of(paths, before)) &&
           (kind == N_RAISE ||
            (kind == N_ASSERT && kind_of(paths, statement + 1) == N_FALSE));
}

void finders_unreachable(const struct usage *usage, struct unused_items *found)
{
    const struct tree *tree = usage->tree;
    const struct paths paths = find_paths(usage);
    uint32_t dead_until = 0;
    for (uint32_t node = 1; node < tree->count; node++) {
        const uint32_t parent = tree->nodes[node].parent;
        const enum node_kind owner = kind_of(&paths, parent);
        const uint32_t next = tree_next(tree, node);
        if (node < dead_until || next == TREE_NONE || !leaves(&paths, node) ||
            (owner != N_BLOCK && owner != N_MODULE) ||
            (owner == N_BLOCK && (tree->nodes[parent].flags & NODE_HAS_ERROR))) {
            continue;
        }
        dead_until = tree->nodes[parent].end;
        if (owner == N_BLOCK && !is_idle(&paths, next, dead_until) &&
            !is_guard(&paths, node, next)) {
            add(usage, found, next, node);
        }
    }
}

void finders_loop_else(const struct usage *usage, struct unused_items *found)
{
    const struct tree *tree = usage->tree;
    const struct paths paths = find_paths(usage);
    for (uint32_t node = 1; node < tree->count; node++) {
        const enum node_kind kind = kind_of(&paths, node);
        if ((kind != N_WHILE && kind != N_FOR) || (paths.marks[node] & BROKEN) ||
            (tree->nodes[node].flags & NODE_HAS_ERROR)) {
            continue;
        }
        const uint32_t otherwise = child(&paths, node, N_ELSE);
        if (otherwise != TREE_NONE) {
            add(usage, found, otherwise, node);
        }
    }
}
