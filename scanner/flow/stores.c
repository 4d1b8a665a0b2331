/* SPDX-License-Identifier: MIT */
#include "flow/stores.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

enum { WAYS_BITS = 4, WAYS = 1 << WAYS_BITS, MOST_LEVELS = 5 };

/* Nodes in a piece. */
enum { PIECE_BITS = 8, PIECE = 1 << PIECE_BITS };

/* Of a version the bits that say how many levels it has. */
enum { LEVEL_BITS = 3, LEVEL_MASK = (1 << LEVEL_BITS) - 1 };

/* Leaves hold words, the others numbers of nodes; 0 stands for a node of zeros. */
struct store_node {
    uint32_t at[WAYS];
};

static uint32_t add(struct stores *stores, const struct store_node *node)
{
    const uint32_t number = stores->node_count++;
    if (number >> PIECE_BITS == stores->count) {
        VEC_PUSH(stores->arena, stores,
                 ARENA_ROOM(stores->arena, PIECE, struct store_node));
    }
    stores->items[number >> PIECE_BITS][number % PIECE] = *node;
    return number;
}

struct stores stores_init(struct arena *arena)
{
    struct stores stores = { .arena = arena };
    add(&stores, &(struct store_node){ { 0 } });
    return stores;
}

static const struct store_node *node_of(const struct stores *stores, uint32_t number)
{
    return &stores->items[number >> PIECE_BITS][number % PIECE];
}

static int levels_of(store at)
{
    return (int)(at & LEVEL_MASK);
}

static store version(uint32_t root, int levels)
{
    return root ? root << LEVEL_BITS | (uint32_t)levels : 0;
}

static uint32_t way(uint32_t cell, int level)
{
    return (cell >> (WAYS_BITS * level)) % WAYS;
}

static bool reaches(int levels, uint32_t cell)
{
    return cell >> (WAYS_BITS * levels) == 0;
}

uint32_t store_get(const struct stores *stores, store at, uint32_t cell)
{
    uint32_t number = at >> LEVEL_BITS;
    if (!reaches(levels_of(at), cell)) {
        return 0;
    }
    for (int level = levels_of(at) - 1; level >= 0 && number; level--) {
        number = node_of(stores, number)->at[way(cell, level)];
    }
    return number;
}

/* The root of the version with so many levels, at least its own. */
static uint32_t root_of(struct stores *stores, store at, int levels)
{
    uint32_t number = at >> LEVEL_BITS;
    for (int level = levels_of(at); level < levels && number; level++) {
        number = add(stores, &(struct store_node){ { number } });
    }
    return number;
}

store store_set(struct stores *stores, store at, uint32_t cell, uint32_t word)
{
    uint32_t path[MOST_LEVELS];
    if (cell >= STORE_MOST_CELLS || store_get(stores, at, cell) == word) {
        return at;
    }
    int levels = levels_of(at) ? levels_of(at) : 1;
    while (!reaches(levels, cell)) {
        levels++;
    }
    uint32_t number = root_of(stores, at, levels);
    for (int level = levels - 1; level >= 0; level--) {
        path[level] = number;
        number = node_of(stores, number)->at[way(cell, level)];
    }
    for (int level = 0; level < levels; level++) {
        struct store_node node = *node_of(stores, path[level]);
        node.at[way(cell, level)] = word;
        word = add(stores, &node);
    }
    return version(word, levels);
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

/* As deep as the tree: MOST_LEVELS. */
static uint32_t join_node(const struct joining *joining, uint32_t a, uint32_t b,
                          int level, uint32_t cell)
{
    struct store_node node = *node_of(joining->stores, a);
    for (uint32_t i = 0; i < WAYS; i++) {
        const uint32_t other = node_of(joining->stores, b)->at[i];
        node.at[i] =
            join_way(joining, node.at[i], other, level - 1, cell << WAYS_BITS | i);
    }
    if (memcmp(&node, node_of(joining->stores, a), sizeof node) == 0) {
        return a;
    }
    return memcmp(&node, node_of(joining->stores, b), sizeof node) == 0
               ? b
               : add(joining->stores, &node);
}

/* A root and the levels below it; it may be 0 while there are some. */
struct root {
    uint32_t node;
    int levels;
};

/* All of the lower one is where the higher one has its first way. */
static uint32_t join_roots(const struct joining *joining, struct root a, struct root b)
{
    if (a.levels == b.levels) {
        return join_way(joining, a.node, b.node, a.levels - 1, 0);
    }
    struct root *high = a.levels > b.levels ? &a : &b;
    const uint32_t number = high->node;
    struct store_node node = *node_of(joining->stores, number);
    const uint32_t before = node.at[0];
    *high = (struct root){ before, high->levels - 1 };
    node.at[0] = join_roots(joining, a, b);
    return node.at[0] == before ? number : add(joining->stores, &node);
}

store store_join(struct stores *stores, store a, store b, store_join_fn join,
                 void *context)
{
    const struct joining joining = { stores, join, context };
    const struct root one = { a >> LEVEL_BITS, levels_of(a) };
    const struct root two = { b >> LEVEL_BITS, levels_of(b) };
    if (a == b || !b) {
        return a;
    }
    return a ? version(join_roots(&joining, one, two),
                       one.levels > two.levels ? one.levels : two.levels)
             : b;
}

struct changing {
    const struct stores *stores;
    store_change_fn each;
    void *context;
};

/* As deep as the tree: MOST_LEVELS. */
static bool change_node(const struct changing *changing, uint32_t a, uint32_t b,
                        int level, uint32_t cell)
{
    if (a == b) {
        return true;
    }
    if (level < 0) {
        return changing->each(changing->context, cell);
    }
    for (uint32_t i = 0; i < WAYS; i++) {
        if (!change_node(changing, node_of(changing->stores, a)->at[i],
                         node_of(changing->stores, b)->at[i], level - 1,
                         cell << WAYS_BITS | i)) {
            return false;
        }
    }
    return true;
}

bool store_changes(const struct stores *stores, store a, store b, store_change_fn each,
                   void *context)
{
    const struct changing changing = { stores, each, context };
    const store high = levels_of(a) > levels_of(b) ? a : b;
    const uint32_t low = (high == a ? b : a) >> LEVEL_BITS;
    const int low_levels = levels_of(high == a ? b : a);
    uint32_t number = high >> LEVEL_BITS;
    for (int level = levels_of(high) - 1; level >= low_levels; level--) {
        for (uint32_t i = 1; i < WAYS; i++) {
            if (!change_node(&changing, 0, node_of(stores, number)->at[i], level - 1,
                             i)) {
                return false;
            }
        }
        number = node_of(stores, number)->at[0];
    }
    return change_node(&changing, number, low, low_levels - 1, 0);
}
