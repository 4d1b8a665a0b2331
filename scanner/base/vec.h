/* SPDX-License-Identifier: MIT
 *
 * Growable arrays whose items live in an arena. A vector is a plain struct that starts as
 * all zero:
 *
 *     VEC(struct hunk) hunks = { 0 };
 *     VEC_PUSH(arena, &hunks, ((struct hunk){ .old_line = 1 }));
 *     for (size_t i = 0; i < hunks.count; i++) use(&hunks.items[i]);
 *
 * Pointers to items are valid until the next push.
 */
#ifndef HUNKSCAN_BASE_VEC_H
#define HUNKSCAN_BASE_VEC_H

#include <stddef.h>

struct arena;

/* The type of a vector of T. Give it a tag by VEC_OF where it crosses a function. */
#define VEC(T)                                                                           \
    struct {                                                                             \
        T *items;                                                                        \
        size_t count;                                                                    \
        size_t capacity;                                                                 \
    }
#define VEC_OF(tag, T)                                                                   \
    struct tag {                                                                         \
        T *items;                                                                        \
        size_t count;                                                                    \
        size_t capacity;                                                                 \
    }

/* Room for twice as many items (at least 8) of `item_bytes`; `*capacity` is updated. */
void *vec_grow(struct arena *arena, void *items, size_t *capacity, size_t item_bytes);

/* The items, moved to where there is room for one more than `count`. */
static inline void *vec_room(struct arena *arena, void *items, size_t count,
                             size_t *capacity, size_t item_bytes)
{
    return count < *capacity ? items : vec_grow(arena, items, capacity, item_bytes);
}

/* Appends a copy of `value`. */
#define VEC_PUSH(arena, vec, value)                                                      \
    ((vec)->items = vec_room((arena), (vec)->items, (vec)->count, &(vec)->capacity,      \
                             sizeof *(vec)->items),                                      \
     (vec)->items[(vec)->count++] = (value))

#endif
