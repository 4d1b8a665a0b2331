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

/* Appends a copy of `value`. */
#define VEC_PUSH(arena, vec, value)                                                      \
    do {                                                                                 \
        if ((vec)->count == (vec)->capacity) {                                           \
            (vec)->items =                                                               \
                vec_grow((arena), (vec)->items, &(vec)->capacity, sizeof *(vec)->items); \
        }                                                                                \
        (vec)->items[(vec)->count++] = (value);                                          \
    } while (0)

/* Room for twice as many items (at least 8) of `item_bytes`; `*capacity` is updated. */
void *vec_grow(struct arena *arena, void *items, size_t *capacity, size_t item_bytes);

#endif
