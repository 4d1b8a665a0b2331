/* SPDX-License-Identifier: MIT
 *
 * The store: what every cell holds at one point of a run. A persistent tree from cell
 * numbers to words: a changed store shares all but a path with the one before, so that
 * keeping one for each block, and joining two that hardly differ, is cheap. 0 is the
 * empty store, and what a cell holds that was never set.
 */
#ifndef HUNKSCAN_FLOW_STORES_H
#define HUNKSCAN_FLOW_STORES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct store_node;

/* A version of the store: a number, comparable (equal ones hold the same). It says which
 * node is the root and how many levels lie below: few while there are few cells. */
typedef uint32_t store;

struct stores {
    struct arena *arena;
    struct store_node **items; /* pieces of nodes: they are many, and never move */
    size_t count, capacity;    /* of the pieces */
    uint32_t node_count;
};

enum { STORE_MOST_CELLS = 1 << 20 };

/* Joins what two versions hold in one cell; never called with equal words. */
typedef uint32_t (*store_join_fn)(void *context, uint32_t cell, uint32_t a, uint32_t b);

/* Only the empty store. */
struct stores stores_init(struct arena *arena);

/* Forgets the versions made after a mark, for which there is no use any more. */
static inline uint32_t stores_mark(const struct stores *stores)
{
    return stores->node_count;
}
static inline void stores_forget(struct stores *stores, uint32_t mark)
{
    stores->node_count = mark;
}

/* The word of a cell. */
uint32_t store_get(const struct stores *stores, store at, uint32_t cell);

/* The version with one cell changed. Cells from STORE_MOST_CELLS on are not kept. */
store store_set(struct stores *stores, store at, uint32_t cell, uint32_t word);

/* The version that holds what either holds. `b` where `a` is the empty store, and the
 * other way round. */
store store_join(struct stores *stores, store a, store b, store_join_fn join,
                 void *context);

/* Calls `each` with the cells in which two versions differ, until it says false; whether
 * it never did. */
typedef bool (*store_change_fn)(void *context, uint32_t cell);
bool store_changes(const struct stores *stores, store a, store b, store_change_fn each,
                   void *context);

#endif
