/* SPDX-License-Identifier: MIT */
#include "flow/running.h"

#include "base/arena.h"
#include "flow/leaving.h"
#include "flow/module.h"
#include "flow/order.h"
#include "flow/values.h"

/* After so many visits of a block bounds are widened; after more it is left as it is. */
enum { VISITS_UNTIL_WIDER = 3, MOST_VISITS = 100 };

struct joiner {
    struct engine *engine;
    bool widen;
};

static uint32_t join_words(void *context, uint32_t cell, uint32_t a, uint32_t b)
{
    const struct joiner *joiner = context;
    if (order_owns(joiner->engine, cell)) {
        return order_join(joiner->engine, cell, a, b);
    }
    if (a & RUN_BITS) {
        return a | b;
    }
    return joiner->widen ? values_widen(joiner->engine->values, a, b)
                         : values_join(joiner->engine->values, a, b);
}

static store join_stores(struct engine *engine, store a, store b, bool widen)
{
    struct joiner joiner = { engine, widen };
    return store_join(&engine->stores, a, b, join_words, &joiner);
}

store run_join(struct engine *engine, store a, store b)
{
    return join_stores(engine, a, b, false);
}

uint32_t run_get(const struct run *run, uint32_t cell)
{
    return store_get(&run->engine->stores, run->now, cell);
}

void run_set(struct run *run, uint32_t cell, uint32_t word)
{
    run->now = store_set(&run->engine->stores, run->now, cell, word);
}

void run_raise(struct run *run)
{
    store at = run->engine->lifetime ? leaving_raise(run) : run->now;
    at = run->engine->order ? order_raise(run, at) : at;
    run->raising = RAISING_PERHAPS;
    run->raising_self = 0;
    run->raised = run->may_raise ? run_join(run->engine, run->raised, at) : at;
    run->may_raise = true;
}

/* What is known at the start of a block. */
struct arrival {
    store at;
    bool reached, pending;
    uint8_t visits;
};

struct going {
    struct run *run;
    const struct graph *graph;
    struct arrival *arrivals;
    uint32_t lowest; /* no block before it is pending */
    uint32_t from;   /* the block that is visited */
};

static void note_end(const struct going *going, uint32_t block, store at)
{
    const struct graph *graph = going->graph;
    if (block == graph->returns || block == graph->raises) {
        const struct leaving_end end = { .code = graph->node,
                                         .from = going->from,
                                         .at = at,
                                         .before = going->arrivals[0].at,
                                         .raises = block == graph->raises };
        if (going->run->engine->lifetime) {
            leaving_note(going->run, &end);
        }
        if (going->run->engine->order) {
            order_end(going->run, graph->node, at, end.raises);
        }
    }
}

static void arrive(struct going *going, uint32_t block, store at)
{
    if (block == GRAPH_NONE) {
        return;
    }
    if (going->run->engine->lifetime || going->run->engine->order) {
        note_end(going, block, at);
    }
    struct arrival *arrival = &going->arrivals[block];
    const bool widen = arrival->visits >= VISITS_UNTIL_WIDER;
    const store joined =
        arrival->reached ? join_stores(going->run->engine, arrival->at, at, widen) : at;
    if (arrival->reached && joined == arrival->at) {
        return;
    }
    if (arrival->visits >= MOST_VISITS) {
        going->run->engine->is_cut = true;
        return;
    }
    arrival->at = joined;
    arrival->reached = true;
    arrival->pending = true;
    going->lowest = block < going->lowest ? block : going->lowest;
}

/* Whether the block goes on to the end without a return. After the exit of a `with` or in
 * a finally that is not known: no. */
static bool falls_off(const struct going *going, const struct graph_block *block)
{
    const struct tree *tree = going->run->module->tree;
    const struct graph_step *last =
        block->step_count > 0
            ? &going->graph->steps[block->first_step + block->step_count - 1]
            : NULL;
    if (!last) {
        return true;
    }
    if (last->op == GRAPH_RETURN || last->op == GRAPH_EXIT) {
        return false;
    }
    for (uint32_t at = last->node; at != TREE_NONE && at != going->graph->node;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind == N_FINALLY) {
            return false;
        }
    }
    return true;
}

static void visit(struct going *going, uint32_t number)
{
    struct run *run = going->run;
    const struct graph_block *block = &going->graph->blocks[number];
    store other = 0;
    bool has_other = false;
    going->from = number;
    run->now = going->arrivals[number].at;
    run->is_dead = false;
    run->may_raise = false;
    for (uint32_t i = 0; i < block->step_count && !run->is_dead; i++) {
        run_step(run, &going->graph->steps[block->first_step + i], &other, &has_other);
    }
    if (run->may_raise) {
        arrive(going, block->on_raise, run->raised);
    }
    const uint32_t end = going->graph->returns;
    if (!run->is_dead) {
        run->falls_off |= block->on_true == end && falls_off(going, block);
        arrive(going, block->on_true, run->now);
    }
    if (has_other) {
        run->falls_off |= block->on_false == end;
        arrive(going, block->on_false, other);
    }
}

static void go(struct going *going)
{
    while (going->lowest < going->graph->block_count) {
        const uint32_t block = going->lowest++;
        struct arrival *arrival = &going->arrivals[block];
        if (arrival->pending) {
            arrival->pending = false;
            arrival->visits++;
            visit(going, block);
        }
    }
}

static bool take(const struct going *going, uint32_t block, store *at)
{
    const bool reached = block != GRAPH_NONE && going->arrivals[block].reached;
    *at = reached ? going->arrivals[block].at : 0;
    return reached;
}

void run_code(struct run *run, uint32_t node)
{
    const struct graph *graph = module_graph(run->engine, run->module, node);
    struct going going = { .run = run, .graph = graph };
    going.arrivals = ARENA_ARRAY(run->engine->arena, graph->block_count, struct arrival);
    arrive(&going, 0, run->now);
    go(&going);
    run->returns = take(&going, graph->returns, &run->returned);
    run->raises = take(&going, graph->raises, &run->left);
}
