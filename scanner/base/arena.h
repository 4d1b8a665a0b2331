/* SPDX-License-Identifier: MIT
 *
 * Arena: memory that is given back all at once. One arena lives as long as the run, one
 * as long as the analysis of a file. Nothing taken from an arena is freed alone. No
 * memory left: a message and abort, so callers never check for NULL. An arena belongs to
 * one thread at a time.
 */
#ifndef HUNKSCAN_BASE_ARENA_H
#define HUNKSCAN_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; the caller frees it with arena_free. */
struct arena *arena_new(void);

/* Frees the arena and everything taken from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* Forgets everything taken so far and keeps a few blocks for the next use. */
void arena_reset(struct arena *arena);

/* Zeroed memory of `bytes` bytes, aligned for any type. `bytes` may be 0. */
void *arena_alloc(struct arena *arena, size_t bytes);

/* Zeroed memory for `count` items of `item_bytes` each; aborts if the product overflows.
 */
void *arena_array(struct arena *arena, size_t count, size_t item_bytes);

/* The same, not zeroed: for what is written before it is read. */
void *arena_room(struct arena *arena, size_t count, size_t item_bytes);

/* A copy of `old_bytes` bytes at `old` in a new piece of `new_bytes` (>= old_bytes), of
 * which the rest is not zeroed; grows in place where `old` is the newest piece of the
 * arena. */
void *arena_grow(struct arena *arena, void *old, size_t old_bytes, size_t new_bytes);

/* A copy of `bytes` bytes at `from`. */
void *arena_copy(struct arena *arena, const void *from, size_t bytes);

/* Bytes of the blocks in use, without those that a reset keeps. */
size_t arena_bytes(const struct arena *arena);

/* Typed forms of the above. */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type)                                                  \
    ((type *)arena_array((arena), (count), sizeof(type)))
#define ARENA_ROOM(arena, count, type)                                                   \
    ((type *)arena_room((arena), (count), sizeof(type)))

#endif
