/* SPDX-License-Identifier: MIT
 *
 * Hash consing: equal lists of numbers get equal numbers, so that comparing what was
 * built up is comparing integers. Lives in an arena; nothing is ever removed.
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
};

/* An empty table: number 0 is the empty list. */
struct cons cons_init(struct arena *arena);

/* The number of a list of `count` words, which are copied if it is new. */
uint32_t cons_add(struct cons *cons, const uint32_t *words, size_t count);

/* The words of a number that cons_add gave, valid as long as the arena. */
const uint32_t *cons_get(const struct cons *cons, uint32_t number, size_t *count);

#endif
