/* SPDX-License-Identifier: MIT
 *
 * Hash consing: equal lists of numbers get equal numbers, so that comparing what was
 * built up is comparing integers. Lives in an arena; what was added last can be
 * forgotten, and its room is used again.
 */
#ifndef HUNKSCAN_FLOW_CONS_H
#define HUNKSCAN_FLOW_CONS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct cons_entry;
struct cons_slot;

struct cons {
    struct arena *arena;
    struct cons_entry *items; /* 0 stands for the empty list */
    size_t count, capacity;
    struct cons_slot *slots; /* open addressing; slot_count is a power of two */
    size_t slot_count;
    uint32_t **pieces; /* of words: they are many, and never move */
    size_t piece_count, piece_capacity;
    size_t piece; /* the one being filled, from 1 on; 0: none */
    size_t used;  /* words of it */
};

/* An empty table: number 0 is the empty list. */
struct cons cons_init(struct arena *arena);

/* The number of a list of `count` words, which are copied if it is new. */
uint32_t cons_add(struct cons *cons, const uint32_t *words, size_t count);

/* The number of a list, 0 if it was never added. */
uint32_t cons_find(const struct cons *cons, const uint32_t *words, size_t count);

/* Forgets all lists but those there were at a mark; their numbers are given anew. */
struct cons_mark {
    size_t count, piece, used;
};
struct cons_mark cons_mark(const struct cons *cons);
void cons_forget(struct cons *cons, struct cons_mark mark);

/* The words of a number that cons_add gave, valid as long as the arena, or until it is
 * forgotten. */
const uint32_t *cons_get(const struct cons *cons, uint32_t number, size_t *count);

#endif
