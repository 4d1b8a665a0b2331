/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "flow/graph_builder.h"

/* Builds the suite of a finally in the place around its try. */
static uint32_t build_finally(struct graph_builder *builder, const struct guard *guard,
                              uint32_t block)
{
    const uint32_t suite = tree_child_of_kind(builder->tree, guard->node, N_BLOCK);
    return builder_suite(builder, guard->outside, suite, block);
}

static uint64_t cost_of(const struct graph_builder *builder, const struct guard *guard)
{
    return builder->tree->nodes[guard->node].end - guard->node;
}

/* Adds a way on to the copy that all ways share. */
static void share(struct graph_builder *builder, struct guard *guard, uint32_t from,
                  uint32_t target)
{
    builder->is_cut = true;
    if (guard->shared_start == GRAPH_NONE) {
        guard->shared_start = builder_block(builder, guard->outside);
        guard->shared_end = build_finally(builder, guard, guard->shared_start);
    }
    builder_jump(builder, from, guard->shared_start);
    if (guard->shared_end == GRAPH_NONE) {
        return;
    }
    struct build_block *end = &builder->blocks.items[guard->shared_end];
    if (end->on_true == GRAPH_NONE) {
        end->on_true = target;
        return;
    }
    const uint32_t rest = builder_block(builder, guard->outside);
    end = &builder->blocks.items[guard->shared_end];
    builder->blocks.items[rest].on_true = end->on_true;
    builder->blocks.items[rest].on_false = end->on_false;
    end->on_true = target;
    end->on_false = rest;
}

void builder_leave(struct graph_builder *builder, const struct place *place,
                   uint32_t from, const struct guard *until, uint32_t target)
{
    for (struct guard *guard = place->guard;
         guard && guard != until && from != GRAPH_NONE; guard = guard->outside->guard) {
        const uint32_t next = builder_block(builder, guard->outside);
        if (guard->kind == GUARD_WITH) {
            builder_jump(builder, from, next);
            builder_step(builder, next, GRAPH_EXIT, guard->node);
            from = next;
        } else if (guard->kind == GUARD_FINALLY) {
            const uint64_t cost = cost_of(builder, guard);
            if (builder->copies_left < cost) {
                share(builder, guard, from, next);
                from = guard->shared_end == GRAPH_NONE ? GRAPH_NONE : next;
            } else {
                builder->copies_left -= cost;
                builder_jump(builder, from, next);
                from = build_finally(builder, guard, next);
            }
        }
    }
    builder_jump(builder, from, target);
}

struct try_parts {
    uint32_t handlers; /* the block that looks for a handler; GRAPH_NONE without any */
    uint32_t joined;   /* where body and handlers end */
};

/* The handlers in their order, then on to the next try around. */
static void build_handlers(struct graph_builder *builder, const struct place *place,
                           uint32_t node, const struct try_parts *parts)
{
    const struct tree *tree = builder->tree;
    uint32_t block = parts->handlers;
    for (uint32_t handler = tree_first(tree, node);
         handler != TREE_NONE && block != GRAPH_NONE;
         handler = tree_next(tree, handler)) {
        if (tree->nodes[handler].kind != N_HANDLER) {
            continue;
        }
        const uint32_t type = tree_first(tree, handler);
        const bool is_bare = tree->nodes[type].kind == N_BLOCK;
        const uint32_t suite = tree_child_of_kind(tree, handler, N_BLOCK);
        const uint32_t start = builder_block(builder, place);
        const uint32_t next = is_bare ? GRAPH_NONE : builder_block(builder, place);
        builder_step(builder, block, GRAPH_HANDLE, handler);
        builder->blocks.items[block].on_true = start;
        builder->blocks.items[block].on_false = next;
        const uint32_t end = builder_suite(builder, place, suite, start);
        builder_step(builder, end, GRAPH_HANDLED, handler);
        builder_jump(builder, end, parts->joined);
        block = next;
    }
    builder_jump(builder, block, place->on_raise);
}

static void build_guarded(struct graph_builder *builder, const struct place *place,
                          uint32_t node, uint32_t block)
{
    const struct tree *tree = builder->tree;
    const uint32_t otherwise = tree_child_of_kind(tree, node, N_ELSE);
    const bool has_handlers = tree_child_of_kind(tree, node, N_HANDLER) != TREE_NONE;
    struct try_parts parts = { .handlers = GRAPH_NONE,
                               .joined = builder_block(builder, place) };
    struct place body = *place;
    if (has_handlers) {
        parts.handlers = builder_block(builder, place);
        body.on_raise = parts.handlers;
    }
    const uint32_t start = builder_block(builder, &body);
    builder_jump(builder, block, start);
    uint32_t end =
        builder_suite(builder, &body, tree_child_of_kind(tree, node, N_BLOCK), start);
    if (otherwise != TREE_NONE && end != GRAPH_NONE) {
        const uint32_t next = builder_block(builder, place);
        builder_jump(builder, end, next);
        end = builder_suite(builder, place, tree_child_of_kind(tree, otherwise, N_BLOCK),
                            next);
    }
    builder_jump(builder, end, parts.joined);
    if (has_handlers) {
        build_handlers(builder, place, node, &parts);
    }
    builder->last_joined = parts.joined;
}

uint32_t builder_try(struct graph_builder *builder, const struct place *place,
                     uint32_t node, uint32_t block)
{
    const uint32_t last = tree_child_of_kind(builder->tree, node, N_FINALLY);
    if (last == TREE_NONE) {
        build_guarded(builder, place, node, block);
        return builder->last_joined;
    }
    struct guard *guard = ARENA_NEW(builder->arena, struct guard);
    *guard = (struct guard){
        .kind = GUARD_FINALLY, .node = last, .outside = place, .shared_start = GRAPH_NONE
    };
    const struct place inside = { builder_block(builder, place), guard };
    build_guarded(builder, &inside, node, block);
    const uint32_t joined = builder->last_joined;
    const uint32_t raised = build_finally(builder, guard, inside.on_raise);
    builder_jump(builder, raised, place->on_raise);
    const uint32_t normal = builder_block(builder, place);
    builder_jump(builder, joined, normal);
    return build_finally(builder, guard, normal);
}

/* One item, and the next ones within it. As deep as there are items. */
static uint32_t build_item(struct graph_builder *builder, const struct place *place,
                           uint32_t item, uint32_t block)
{
    const struct tree *tree = builder->tree;
    const uint32_t next = tree_next(tree, item);
    struct guard *guard = ARENA_NEW(builder->arena, struct guard);
    *guard = (struct guard){ .kind = GUARD_WITH, .node = item, .outside = place };
    const struct place inside = { builder_block(builder, place), guard };
    const uint32_t start = builder_block(builder, &inside);
    const uint32_t after = builder_block(builder, place);
    builder_step(builder, block, GRAPH_ENTER, item);
    builder_jump(builder, block, start);
    const uint32_t end = tree->nodes[next].kind == N_WITH_ITEM
                             ? build_item(builder, &inside, next, start)
                             : builder_suite(builder, &inside, next, start);
    if (end != GRAPH_NONE) {
        const uint32_t leave = builder_block(builder, place);
        builder_jump(builder, end, leave);
        builder_step(builder, leave, GRAPH_EXIT, item);
        builder_jump(builder, leave, after);
    }
    builder_step(builder, inside.on_raise, GRAPH_EXIT_RAISED, item);
    builder->blocks.items[inside.on_raise].on_true = after;
    builder->blocks.items[inside.on_raise].on_false = place->on_raise;
    return after;
}

uint32_t builder_with(struct graph_builder *builder, const struct place *place,
                      uint32_t node, uint32_t block)
{
    return build_item(builder, place, tree_first(builder->tree, node), block);
}

static bool is_irrefutable(const struct tree *tree, uint32_t pattern)
{
    const uint8_t kind = tree->nodes[pattern].kind;
    return kind == N_CASE_WILDCARD || kind == N_CASE_CAPTURE;
}

uint32_t builder_match(struct graph_builder *builder, const struct place *place,
                       uint32_t node, uint32_t block)
{
    const struct tree *tree = builder->tree;
    const uint32_t after = builder_block(builder, place);
    builder_step(builder, block, GRAPH_SUBJECT, node);
    for (uint32_t one = tree_next(tree, tree_first(tree, node)); one != TREE_NONE;
         one = tree_next(tree, one)) {
        const uint32_t pattern = tree_first(tree, one);
        const uint32_t guard = tree_child_of_kind(tree, one, N_GUARD);
        const uint32_t body = builder_block(builder, place);
        const uint32_t next = builder_block(builder, place);
        const uint32_t start = guard == TREE_NONE ? body : builder_block(builder, place);
        const uint32_t ways[2] = { body, next };
        const uint32_t test = builder_block(builder, place);
        builder_jump(builder, block, test);
        builder_step(builder, test, GRAPH_CASE, one);
        builder->blocks.items[test].on_true = start;
        builder->blocks.items[test].on_false =
            is_irrefutable(tree, pattern) ? GRAPH_NONE : next;
        if (guard != TREE_NONE) {
            builder_condition(builder, place, start, tree_first(tree, guard), ways);
        }
        const uint32_t end =
            builder_suite(builder, place, tree_child_of_kind(tree, one, N_BLOCK), body);
        builder_jump(builder, end, after);
        block = next;
    }
    builder_jump(builder, block, after);
    return after;
}
