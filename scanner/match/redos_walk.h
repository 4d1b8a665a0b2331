/* SPDX-License-Identifier: MIT
 *
 * Breadth-first search over pairs and triples of states, which remembers how it came
 * everywhere. Only for redos.
 */
#ifndef HUNKSCAN_MATCH_REDOS_WALK_H
#define HUNKSCAN_MATCH_REDOS_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

struct arena;

#define REDOS_WALK_ROOT UINT32_MAX

/* States that are reached together by one word. */
struct redos_place {
    uint32_t state[3];
    uint32_t parent; /* a place's number, or REDOS_WALK_ROOT */
    uint32_t origin; /* what the root was reached from; inherited */
    uint32_t node;   /* of the syntax: where the ways part; inherited */
    uint8_t atom;    /* the last character */
};
VEC_OF(redos_places, struct redos_place);

struct redos_walk {
    struct redos_places places; /* in the order they were reached */
    uint32_t *table;
    uint32_t capacity;
    struct arena *arena;
};

/* An empty walk in an arena. */
struct redos_walk redos_walk_new(struct arena *arena);

/* Adds a place unless its states were reached before. */
void redos_walk_add(struct redos_walk *walk, struct redos_place place);

#endif
