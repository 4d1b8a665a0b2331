/* SPDX-License-Identifier: MIT
 *
 * The control-flow graph of one code object: the module, a function, or the body of a
 * class. Its steps are nodes of the tree with what is to be done with them; a block is a
 * run of steps with one way in and one handler. Exceptions leave a block from anywhere in
 * it. What stands within an expression (comprehensions, lambdas, `and` that is no
 * condition) has no blocks: whoever evaluates the step deals with it. Conditions of `if`,
 * `while` and `assert` are taken apart at `and`, `or` and `not`. A `finally` suite and
 * the exit of a `with` stand in the graph once for each way out of what they guard.
 */
#ifndef HUNKSCAN_FLOW_GRAPH_H
#define HUNKSCAN_FLOW_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct buf;
struct tree;

enum graph_op {
    GRAPH_EVALUATE, /* an expression: statement, message of an assert, yield */
    GRAPH_ASSIGN,   /* N_ASSIGN, N_ANN_ASSIGN with a value, N_AUG_ASSIGN, N_TYPE_ALIAS */
    GRAPH_TEST,     /* an expression: on_true, on_false */
    GRAPH_ITERATE,  /* N_FOR: its iterable is evaluated */
    GRAPH_NEXT,     /* N_FOR: on_true with the target bound to an element, on_false when
                       there is none left */
    GRAPH_ENTER,    /* N_WITH_ITEM: evaluated, entered, bound */
    GRAPH_EXIT, /* N_WITH_ITEM: left without an exception (also by return, break…) */
    GRAPH_EXIT_RAISED, /* N_WITH_ITEM: left by an exception: on_true if that ends there,
                          on_false if it goes on */
    GRAPH_SUBJECT,     /* N_MATCH: its subject is evaluated */
    GRAPH_CASE,        /* N_CASE: on_true with its names bound if the pattern matches */
    GRAPH_HANDLE,      /* N_HANDLER: on_true with its name bound if it is for the
                          exception; a bare except has on_true only */
    GRAPH_HANDLED,     /* N_HANDLER: its suite ends, its name is unbound */
    GRAPH_RETURN,      /* N_RETURN: its value, if any, is evaluated; next: the way out */
    GRAPH_RAISE,       /* N_RAISE: its expressions are evaluated; only on_raise follows */
    GRAPH_FAIL,        /* N_ASSERT: its test failed (the message is evaluated before);
                          only on_raise follows */
    GRAPH_DEFINE,      /* N_FUNCTION, N_CLASS: decorators, defaults, bases; its body is
                          another graph */
    GRAPH_IMPORT,      /* N_IMPORT, N_FROM_IMPORT */
    GRAPH_DELETE,      /* N_DELETE */
    GRAPH_SCOPE        /* N_GLOBAL, N_NONLOCAL */
};

struct graph_step {
    uint8_t op; /* enum graph_op */
    uint32_t node;
};

#define GRAPH_NONE UINT32_MAX

struct graph_block {
    uint32_t first_step, step_count;
    uint32_t on_true;  /* next block; after a step that decides: where it holds */
    uint32_t on_false; /* GRAPH_NONE unless the last step decides */
    uint32_t on_raise; /* where an exception in any of its steps goes */
    bool is_loop_head; /* a way back leads here */
};

/* Blocks are numbered so that a block comes after those that lead to it, but for ways
 * back in loops (reverse post-order). Blocks that nothing leads to are left out. */
struct graph {
    uint32_t node; /* N_MODULE, N_FUNCTION or N_CLASS */
    const struct graph_step *steps;
    uint32_t step_count;
    const struct graph_block *blocks; /* 0 is where it begins */
    uint32_t block_count;
    uint32_t
        returns; /* the empty block in which it ends normally, GRAPH_NONE if it can't */
    uint32_t raises; /* the empty block in which it ends by an exception */
    bool is_cut;     /* so many finally suites within each other that some ways out share
                        a copy: more paths than there are */
};

/* Builds the graph of a code object. */
struct graph *graph_new(const struct tree *tree, uint32_t node, struct arena *arena);

/* One line for each block with its steps and edges, for goldens. */
void graph_print(const struct graph *graph, const struct tree *tree, struct buf *out);

#endif
