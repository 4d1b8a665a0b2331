/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "flow/graph_builder.h"
#include "syntax/literal.h"

uint32_t builder_block(struct graph_builder *builder, const struct place *place)
{
    const struct build_block block = { .on_true = GRAPH_NONE,
                                       .on_false = GRAPH_NONE,
                                       .on_raise = place->on_raise };
    VEC_PUSH(builder->arena, &builder->blocks, block);
    return (uint32_t)(builder->blocks.count - 1);
}

void builder_step(struct graph_builder *builder, uint32_t block, enum graph_op op,
                  uint32_t node)
{
    if (block == GRAPH_NONE) {
        return;
    }
    const struct build_step step = { .step = { (uint8_t)op, node } };
    const uint32_t number = (uint32_t)builder->steps.count;
    VEC_PUSH(builder->arena, &builder->steps, step);
    struct build_block *into = &builder->blocks.items[block];
    if (into->last) {
        builder->steps.items[into->last].next = number;
    } else {
        into->first = number;
    }
    into->last = number;
}

void builder_jump(struct graph_builder *builder, uint32_t from, uint32_t to)
{
    if (from != GRAPH_NONE) {
        builder->blocks.items[from].on_true = to;
    }
}

/* 1: always true, 0: always false, -1: neither is plain to see. */
static int constant_test(const struct tree *tree, uint32_t node)
{
    int64_t number = 0;
    switch ((enum node_kind)tree->nodes[node].kind) {
    case N_TRUE:
        return 1;
    case N_FALSE:
    case N_NONE:
        return 0;
    case N_INT:
        return literal_int(tree, node, &number) ? number != 0 : -1;
    default:
        return -1;
    }
}

struct condition {
    uint32_t block, test;
    uint32_t ways[2];
};

static void build_test(struct graph_builder *builder, const struct condition *at)
{
    const int known = constant_test(builder->tree, at->test);
    if (known >= 0) {
        builder_jump(builder, at->block, at->ways[known ? 0 : 1]);
        return;
    }
    builder_step(builder, at->block, GRAPH_TEST, at->test);
    builder->blocks.items[at->block].on_true = at->ways[0];
    builder->blocks.items[at->block].on_false = at->ways[1];
}

/* `a and b and c` nests to the left, thousands deep: the right sides wait in a list. */
void builder_condition(struct graph_builder *builder, const struct place *place,
                       uint32_t block, uint32_t test, const uint32_t ways[2])
{
    const struct tree *tree = builder->tree;
    VEC(struct condition) waiting = { 0 };
    VEC_PUSH(builder->arena, &waiting,
             ((struct condition){ block, test, { ways[0], ways[1] } }));
    while (waiting.count > 0) {
        struct condition at = waiting.items[--waiting.count];
        while (tree->nodes[at.test].kind == N_BOOL_OP ||
               tree->nodes[at.test].kind == N_NOT) {
            const uint32_t left = tree_first(tree, at.test);
            if (tree->nodes[at.test].kind == N_NOT) {
                at.test = left;
                at.ways[0] ^= at.ways[1];
                at.ways[1] ^= at.ways[0];
                at.ways[0] ^= at.ways[1];
                continue;
            }
            const uint32_t middle = builder_block(builder, place);
            VEC_PUSH(builder->arena, &waiting,
                     ((struct condition){
                         middle, tree_next(tree, left), { at.ways[0], at.ways[1] } }));
            at.ways[tree->nodes[at.test].op == OP_AND ? 0 : 1] = middle;
            at.test = left;
        }
        build_test(builder, &at);
    }
}

/* elif is an if within the else: one after the other. */
static uint32_t build_if(struct graph_builder *builder, const struct place *place,
                         uint32_t node, uint32_t block)
{
    const struct tree *tree = builder->tree;
    const uint32_t after = builder_block(builder, place);
    for (;;) {
        const uint32_t test = tree_first(tree, node);
        const uint32_t otherwise = tree_child_of_kind(tree, node, N_ELSE);
        const uint32_t ways[2] = { builder_block(builder, place),
                                   otherwise == TREE_NONE
                                       ? after
                                       : builder_block(builder, place) };
        builder_condition(builder, place, block, test, ways);
        const uint32_t end =
            builder_suite(builder, place, tree_next(tree, test), ways[0]);
        builder_jump(builder, end, after);
        if (otherwise == TREE_NONE) {
            return after;
        }
        const uint32_t inner = tree_first(tree, otherwise);
        if (inner == TREE_NONE || tree->nodes[inner].kind != N_IF) {
            const uint32_t last = builder_suite(builder, place, inner, ways[1]);
            builder_jump(builder, last, after);
            return after;
        }
        node = inner;
        block = ways[1];
    }
}

static uint32_t build_loop(struct graph_builder *builder, const struct place *place,
                           uint32_t node, uint32_t block)
{
    const struct tree *tree = builder->tree;
    const bool is_for = tree->nodes[node].kind == N_FOR;
    const uint32_t otherwise = tree_child_of_kind(tree, node, N_ELSE);
    const uint32_t head = builder_block(builder, place);
    const uint32_t after = builder_block(builder, place);
    const uint32_t body = builder_block(builder, place);
    const uint32_t done = otherwise == TREE_NONE ? after : builder_block(builder, place);
    struct guard *guard = ARENA_NEW(builder->arena, struct guard);
    *guard = (struct guard){
        .kind = GUARD_LOOP, .break_to = after, .continue_to = head, .outside = place
    };
    const struct place inside = { place->on_raise, guard };
    if (is_for) {
        builder_step(builder, block, GRAPH_ITERATE, node);
    }
    builder_jump(builder, block, head);
    builder->blocks.items[head].is_loop_head = true;
    if (is_for) {
        builder_step(builder, head, GRAPH_NEXT, node);
        builder->blocks.items[head].on_true = body;
        builder->blocks.items[head].on_false = done;
    } else {
        const uint32_t ways[2] = { body, done };
        builder_condition(builder, place, head, tree_first(tree, node), ways);
    }
    const uint32_t end =
        builder_suite(builder, &inside, tree_child_of_kind(tree, node, N_BLOCK), body);
    builder_jump(builder, end, head);
    if (otherwise != TREE_NONE) {
        const uint32_t last = builder_suite(
            builder, place, tree_child_of_kind(tree, otherwise, N_BLOCK), done);
        builder_jump(builder, last, after);
    }
    return after;
}

static uint32_t build_break(struct graph_builder *builder, const struct place *place,
                            uint32_t block, bool is_break)
{
    const struct guard *loop = place->guard;
    while (loop && loop->kind != GUARD_LOOP) {
        loop = loop->outside->guard;
    }
    if (loop) {
        builder_leave(builder, place, block, loop,
                      is_break ? loop->break_to : loop->continue_to);
    }
    return GRAPH_NONE;
}

static uint32_t build_assert(struct graph_builder *builder, const struct place *place,
                             uint32_t node, uint32_t block)
{
    const uint32_t test = tree_first(builder->tree, node);
    const uint32_t message = tree_next(builder->tree, test);
    const uint32_t ways[2] = { builder_block(builder, place),
                               builder_block(builder, place) };
    builder_condition(builder, place, block, test, ways);
    if (message != TREE_NONE) {
        builder_step(builder, ways[1], GRAPH_EVALUATE, message);
    }
    builder_step(builder, ways[1], GRAPH_FAIL, node);
    return ways[0];
}

static uint32_t build_simple(struct graph_builder *builder, const struct place *place,
                             uint32_t node, uint32_t block)
{
    switch ((enum node_kind)builder->tree->nodes[node].kind) {
    case N_PASS:
        break;
    case N_EXPR_STMT:
        builder_step(builder, block, GRAPH_EVALUATE, tree_first(builder->tree, node));
        break;
    case N_ANN_ASSIGN:
        if (tree_child_count(builder->tree, node) < 3) {
            break;
        }
        builder_step(builder, block, GRAPH_ASSIGN, node);
        break;
    case N_ASSIGN:
    case N_AUG_ASSIGN:
    case N_TYPE_ALIAS:
        builder_step(builder, block, GRAPH_ASSIGN, node);
        break;
    case N_RETURN:
        builder_step(builder, block, GRAPH_RETURN, node);
        builder_leave(builder, place, block, NULL, builder->returns);
        return GRAPH_NONE;
    case N_RAISE:
        builder_step(builder, block, GRAPH_RAISE, node);
        return GRAPH_NONE;
    case N_BREAK:
        return build_break(builder, place, block, true);
    case N_CONTINUE:
        return build_break(builder, place, block, false);
    case N_ASSERT:
        return build_assert(builder, place, node, block);
    case N_DELETE:
        builder_step(builder, block, GRAPH_DELETE, node);
        break;
    case N_GLOBAL:
    case N_NONLOCAL:
        builder_step(builder, block, GRAPH_SCOPE, node);
        break;
    case N_IMPORT:
    case N_FROM_IMPORT:
        builder_step(builder, block, GRAPH_IMPORT, node);
        break;
    case N_FUNCTION:
    case N_CLASS:
        builder_step(builder, block, GRAPH_DEFINE, node);
        break;
    default:
        builder_step(builder, block, GRAPH_EVALUATE, node);
        break;
    }
    return block;
}

static uint32_t build_statement(struct graph_builder *builder, const struct place *place,
                                uint32_t node, uint32_t block)
{
    switch ((enum node_kind)builder->tree->nodes[node].kind) {
    case N_IF:
        return build_if(builder, place, node, block);
    case N_WHILE:
    case N_FOR:
        return build_loop(builder, place, node, block);
    case N_TRY:
        return builder_try(builder, place, node, block);
    case N_WITH:
        return builder_with(builder, place, node, block);
    case N_MATCH:
        return builder_match(builder, place, node, block);
    default:
        return build_simple(builder, place, node, block);
    }
}

uint32_t builder_suite(struct graph_builder *builder, const struct place *place,
                       uint32_t suite, uint32_t block)
{
    if (suite == TREE_NONE) {
        return block;
    }
    for (uint32_t node = tree_first(builder->tree, suite);
         node != TREE_NONE && block != GRAPH_NONE;
         node = tree_next(builder->tree, node)) {
        block = build_statement(builder, place, node, block);
    }
    return block;
}
