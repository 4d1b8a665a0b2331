/* SPDX-License-Identifier: MIT */
#include "flow/stores.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

enum { WAYS_BITS = 4, WAYS = 1 << WAYS_BITS, LEVELS = 5 };

/* Leaves hold words, the others numbers of nodes; 0 stands for a node of zeros. */
struct store_node {
    uint32_t at[WAYS];
};

struct stores stores_init(struct arena *arena)
{
    struct stores stores = { .arena = arena };
    VEC_PUSH(arena, &stores, (struct store_node){ { 0 } });
    return stores;
}

static uint32_t way(uint32_t cell, int level)
{
    return (cell >> (WAYS_BITS * level)) % WAYS;
}

uint32_t store_get(const struct stores *stores, store at, uint32_t cell)
{
    if (cell >= STORE_MOST_CELLS) {
        return 0;
    }
    for (int level = LEVELS - 1; level >= 0 && at; level--) {
        at = stores->items[at].at[way(cell, level)];
    }
    return at;
}

static uint32_t add(struct stores *stores, const struct store_node *node)
{
    VEC_PUSH(stores->arena, stores, *node);
    return (uint32_t)(stores->count - 1);
}

store store_set(struct stores *stores, store at, uint32_t cell, uint32_t word)
{
    uint32_t path[LEVELS];
    if (cell >= STORE_MOST_CELLS || store_get(stores, at, cell) == word) {
        return at;
    }
    for (int level = LEVELS - 1; level >= 0; level--) {
        path[level] = at;
        at = stores->items[at].at[way(cell, level)];
    }
    for (int level = 0; level < LEVELS; level++) {
        struct store_node node = stores->items[path[level]];
        node.at[way(cell, level)] = word;
        word = add(stores, &node);
    }
    return word;
}

struct joining {
    struct stores *stores;
    store_join_fn join;
    void *context;
};

static uint32_t join_node(const struct joining *joining, uint32_t a, uint32_t b,
                          int level, uint32_t cell);

static uint32_t join_way(const struct joining *joining, uint32_t a, uint32_t b, int level,
                         uint32_t cell)
{
    if (a == b || !b) {
        return a;
    }
    if (!a) {
        return b;
    }
    return level < 0 ? joining->join(joining->context, cell, a, b)
                     : join_node(joining, a, b, level, cell);
}

/* As deep as the tree: LEVELS. */
static uint32_t join_node(const struct joining *joining, uint32_t a, uint32_t b,
                          int level, uint32_t cell)
{
    struct store_node node = joining->stores->items[a];
    for (uint32_t i = 0; i < WAYS; i++) {
        const uint32_t other = joining->stores->items[b].at[i];
        node.at[i] =
            join_way(joining, node.at[i], other, level - 1, cell << WAYS_BITS | i);
    }
    if (memcmp(&node, &joining->stores->items[a], sizeof node) == 0) {
        return a;
    }
    return memcmp(&node, &joining->stores->items[b], sizeof node) == 0
               ? b
               : add(joining->stores, &node);
}

store store_join(struct stores *stores, store a, store b, store_join_fn join,
                 void *context)
{
    const struct joining joining = { stores, join, context };
    return join_way(&joining, a, b, LEVELS - 1, 0);
}
