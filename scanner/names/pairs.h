/* SPDX-License-Identifier: MIT
 *
 * A table from two numbers to one, for scopes × names and dotted prefixes × names. Lives
 * in an arena; single pairs are never removed.
 */
#ifndef HUNKSCAN_NAMES_PAIRS_H
#define HUNKSCAN_NAMES_PAIRS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct pair_slot;

struct pairs {
    struct arena *arena;
    struct pair_slot *slots; /* open addressing; slot_count is a power of two */
    size_t slot_count;
    size_t count;
};

/* An empty table with room for about `expected` pairs. */
struct pairs pairs_init(struct arena *arena, size_t expected);

/* The value of (a, b), or 0. */
uint32_t pairs_find(const struct pairs *pairs, uint32_t a, uint32_t b);

/* Gives (a, b) a value that is not 0; replaces an older one. */
void pairs_set(struct pairs *pairs, uint32_t a, uint32_t b, uint32_t value);

/* A copy, and back to it: what was set since is not there any more. */
struct pairs pairs_copy(const struct pairs *pairs, struct arena *arena);
void pairs_restore(struct pairs *pairs, const struct pairs *copy);

#endif
