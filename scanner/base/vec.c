/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include "base/arena.h"
#include "base/mem.h"

void *vec_grow(struct arena *arena, void *items, size_t *capacity, size_t item_bytes)
{
    const size_t grown = *capacity ? mem_mul(*capacity, 2) : 8;
    void *moved =
        arena_grow(arena, items, *capacity * item_bytes, mem_mul(grown, item_bytes));
    *capacity = grown;
    return moved;
}
