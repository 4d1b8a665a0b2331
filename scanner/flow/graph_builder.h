/* SPDX-License-Identifier: MIT
 *
 * The inside of graph_new: blocks as they are built, and what has to be done on the way
 * out of a statement. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_GRAPH_BUILDER_H
#define HUNKSCAN_FLOW_GRAPH_BUILDER_H

#include "base/vec.h"
#include "flow/graph.h"
#include "syntax/tree.h"

struct build_step {
    struct graph_step step;
    uint32_t next; /* in the same block; 0 after the last */
};

struct build_block {
    uint32_t first, last; /* build_steps; 0: none */
    uint32_t on_true, on_false, on_raise;
    bool is_loop_head;
};

enum guard_kind { GUARD_LOOP, GUARD_FINALLY, GUARD_WITH };

/* A statement around the one that is built, that has a say when it is left. */
struct guard {
    enum guard_kind kind;
    uint32_t node;                  /* N_FINALLY, N_WITH_ITEM */
    uint32_t break_to, continue_to; /* GUARD_LOOP */
    const struct place *outside;    /* around that statement */
    uint32_t shared_start,
        shared_end; /* one copy for all ways, when there are too many */
};

/* Where statements are built: what is around them. */
struct place {
    uint32_t on_raise;
    struct guard *guard; /* innermost; its outside->guard is the next */
};

struct graph_builder {
    const struct tree *tree;
    struct arena *arena;
    VEC(struct build_block) blocks;
    VEC(struct build_step) steps; /* 0 is unused */
    uint32_t returns, raises;
    uint32_t last_joined; /* result of build_guarded */
    uint64_t copies_left; /* nodes of copied suites */
    bool is_cut;
};

/* A new block whose exceptions go to the place's handler. */
uint32_t builder_block(struct graph_builder *builder, const struct place *place);

/* Appends a step; nothing where the block is GRAPH_NONE: that is never reached. */
void builder_step(struct graph_builder *builder, uint32_t block, enum graph_op op,
                  uint32_t node);

/* Lets a block go on with another. */
void builder_jump(struct graph_builder *builder, uint32_t from, uint32_t to);

/* Goes from a block out of all guards up to `until` (NULL: all) to `target`, through
 * copies of what they do. */
void builder_leave(struct graph_builder *builder, const struct place *place,
                   uint32_t from, const struct guard *until, uint32_t target);

/* Builds the statements of a suite; returns the block in which it ends, or GRAPH_NONE. */
uint32_t builder_suite(struct graph_builder *builder, const struct place *place,
                       uint32_t suite, uint32_t block);

/* Goes to one of two blocks by a condition. */
void builder_condition(struct graph_builder *builder, const struct place *place,
                       uint32_t block, uint32_t test, const uint32_t ways[2]);

/* Compound statements, as builder_suite (graph_try.c). */
uint32_t builder_try(struct graph_builder *builder, const struct place *place,
                     uint32_t node, uint32_t block);
uint32_t builder_with(struct graph_builder *builder, const struct place *place,
                      uint32_t node, uint32_t block);
uint32_t builder_match(struct graph_builder *builder, const struct place *place,
                       uint32_t node, uint32_t block);

#endif
