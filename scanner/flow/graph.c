/* SPDX-License-Identifier: MIT */
#include "flow/graph.h"

#include "base/arena.h"
#include "flow/graph_builder.h"

/* Nodes of finally suites that may be copied, by nodes of the code object. */
enum { COPIES_PER_NODE = 4, LEAST_COPIES = 4096 };

struct walk {
    uint32_t block;
    int edge;
};

struct order {
    const struct graph_builder *builder;
    uint32_t *number; /* by block as built: its place from the end, 0 if not reached */
    uint32_t *blocks; /* in postorder */
    uint32_t count;
};

static uint32_t edge_of(const struct build_block *block, int edge)
{
    switch (edge) {
    case 0:
        return block->first ? block->on_raise : GRAPH_NONE;
    case 1:
        return block->on_false;
    default:
        return block->on_true;
    }
}

/* Depth first, with a stack of our own. */
static void find_order(struct order *order, struct arena *arena)
{
    VEC(struct walk) stack = { 0 };
    VEC_PUSH(arena, &stack, ((struct walk){ 0, 0 }));
    order->number[0] = 1;
    while (stack.count > 0) {
        struct walk *top = &stack.items[stack.count - 1];
        if (top->edge == 3) {
            order->blocks[order->count++] = top->block;
            stack.count--;
            continue;
        }
        const uint32_t next =
            edge_of(&order->builder->blocks.items[top->block], top->edge++);
        if (next != GRAPH_NONE && !order->number[next]) {
            order->number[next] = 1;
            VEC_PUSH(arena, &stack, ((struct walk){ next, 0 }));
        }
    }
}

static uint32_t renumbered(const struct order *order, uint32_t block)
{
    return block == GRAPH_NONE || !order->number[block] ? GRAPH_NONE
                                                        : order->number[block] - 1;
}

static void finish(struct graph *graph, const struct order *order, struct arena *arena)
{
    const struct graph_builder *builder = order->builder;
    struct graph_block *blocks = ARENA_ARRAY(arena, order->count, struct graph_block);
    struct graph_step *steps =
        ARENA_ARRAY(arena, builder->steps.count, struct graph_step);
    for (uint32_t i = 0; i < order->count; i++) {
        const struct build_block *from =
            &builder->blocks.items[order->blocks[order->count - 1 - i]];
        blocks[i] = (struct graph_block){
            .first_step = graph->step_count,
            .on_true = renumbered(order, from->on_true),
            .on_false = renumbered(order, from->on_false),
            .on_raise = from->first ? renumbered(order, from->on_raise) : GRAPH_NONE,
            .is_loop_head = from->is_loop_head,
        };
        for (uint32_t s = from->first; s; s = builder->steps.items[s].next) {
            steps[graph->step_count++] = builder->steps.items[s].step;
        }
        blocks[i].step_count = graph->step_count - blocks[i].first_step;
    }
    graph->blocks = blocks;
    graph->block_count = order->count;
    graph->steps = steps;
    graph->returns = renumbered(order, builder->returns);
    graph->raises = renumbered(order, builder->raises);
    graph->is_cut = builder->is_cut;
}

static uint32_t body_of(const struct tree *tree, uint32_t node)
{
    return tree->nodes[node].kind == N_MODULE ? node
                                              : tree_child_of_kind(tree, node, N_BLOCK);
}

struct graph *graph_new(const struct tree *tree, uint32_t node, struct arena *arena)
{
    struct graph_builder builder = { .tree = tree, .arena = arena };
    const uint64_t nodes = tree->nodes[node].end - node;
    struct place outside = { .on_raise = GRAPH_NONE };
    builder.copies_left = LEAST_COPIES + COPIES_PER_NODE * nodes;
    VEC_PUSH(arena, &builder.steps, (struct build_step){ 0 });
    const uint32_t entry = builder_block(&builder, &outside);
    builder.returns = builder_block(&builder, &outside);
    builder.raises = builder_block(&builder, &outside);
    outside.on_raise = builder.raises;
    builder.blocks.items[entry].on_raise = builder.raises;
    const uint32_t end = builder_suite(&builder, &outside, body_of(tree, node), entry);
    builder_jump(&builder, end, builder.returns);
    struct order order = { .builder = &builder,
                           .number = ARENA_ARRAY(arena, builder.blocks.count, uint32_t),
                           .blocks = ARENA_ARRAY(arena, builder.blocks.count, uint32_t) };
    find_order(&order, arena);
    for (uint32_t i = 0; i < order.count; i++) {
        order.number[order.blocks[i]] = order.count - i;
    }
    struct graph *graph = ARENA_NEW(arena, struct graph);
    graph->node = node;
    finish(graph, &order, arena);
    return graph;
}
