/* SPDX-License-Identifier: MIT */
#include "match/redos_walk.h"

#include "base/arena.h"

enum { FIRST_CAPACITY = 64 };

struct redos_walk redos_walk_new(struct arena *arena)
{
    struct redos_walk walk = { .capacity = FIRST_CAPACITY, .arena = arena };
    walk.table = ARENA_ARRAY(arena, walk.capacity, uint32_t);
    return walk;
}

static uint32_t hash_of(const struct redos_place *place)
{
    uint32_t hash = 2166136261U;
    for (int i = 0; i < 3; i++) {
        hash = (hash ^ place->state[i]) * 2654435761U;
        hash ^= hash >> 15;
    }
    return hash;
}

static bool same(const struct redos_place *a, const struct redos_place *b)
{
    return a->state[0] == b->state[0] && a->state[1] == b->state[1] &&
           a->state[2] == b->state[2];
}

/* The entry of a place, or the free one where it would be. Entries are numbers from 1. */
static uint32_t *find(struct redos_walk *walk, const struct redos_place *place)
{
    uint32_t i = hash_of(place) & (walk->capacity - 1);
    while (walk->table[i] != 0 && !same(&walk->places.items[walk->table[i] - 1], place)) {
        i = (i + 1) & (walk->capacity - 1);
    }
    return &walk->table[i];
}

static void grow(struct redos_walk *walk)
{
    walk->capacity *= 2;
    walk->table = ARENA_ARRAY(walk->arena, walk->capacity, uint32_t);
    for (uint32_t i = 0; i < walk->places.count; i++) {
        *find(walk, &walk->places.items[i]) = i + 1;
    }
}

void redos_walk_add(struct redos_walk *walk, struct redos_place place)
{
    uint32_t *entry = find(walk, &place);
    if (*entry != 0) {
        return;
    }
    VEC_PUSH(walk->arena, &walk->places, place);
    *entry = (uint32_t)walk->places.count;
    if (walk->places.count * 2 > walk->capacity) {
        grow(walk);
    }
}
