/* SPDX-License-Identifier: MIT */
#include "names/pairs.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

struct pair_slot {
    uint32_t a, b;
    uint32_t value; /* 0: the slot is free */
};

enum { FEWEST_SLOTS = 64 };

struct pairs pairs_init(struct arena *arena, size_t expected)
{
    struct pairs pairs = { .arena = arena, .slot_count = FEWEST_SLOTS };
    while (pairs.slot_count < expected * 2) {
        pairs.slot_count *= 2;
    }
    pairs.slots = ARENA_ARRAY(arena, pairs.slot_count, struct pair_slot);
    return pairs;
}

/* Small consecutive numbers are the rule: a multiplication spreads them (Knuth's
 * constant). */
static size_t slot_of(const struct pairs *pairs, uint32_t a, uint32_t b)
{
    const uint64_t mixed = (((uint64_t)a << 32) ^ b) * UINT64_C(0x9E3779B97F4A7C15);
    size_t slot = (size_t)(mixed >> 32) & (pairs->slot_count - 1);
    while (pairs->slots[slot].value &&
           (pairs->slots[slot].a != a || pairs->slots[slot].b != b)) {
        slot = (slot + 1) & (pairs->slot_count - 1);
    }
    return slot;
}

uint32_t pairs_find(const struct pairs *pairs, uint32_t a, uint32_t b)
{
    return pairs->slots[slot_of(pairs, a, b)].value;
}

static void grow(struct pairs *pairs)
{
    const struct pair_slot *old = pairs->slots;
    const size_t old_count = pairs->slot_count;
    pairs->slot_count *= 2;
    pairs->slots = ARENA_ARRAY(pairs->arena, pairs->slot_count, struct pair_slot);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].value) {
            pairs->slots[slot_of(pairs, old[i].a, old[i].b)] = old[i];
        }
    }
}

void pairs_set(struct pairs *pairs, uint32_t a, uint32_t b, uint32_t value)
{
    assert(value != 0);
    if ((pairs->count + 1) * 2 > pairs->slot_count) {
        grow(pairs);
    }
    struct pair_slot *slot = &pairs->slots[slot_of(pairs, a, b)];
    pairs->count += slot->value == 0;
    *slot = (struct pair_slot){ a, b, value };
}

struct pairs pairs_copy(const struct pairs *pairs, struct arena *arena)
{
    struct pairs copy = *pairs;
    copy.arena = arena;
    copy.slots =
        arena_copy(arena, pairs->slots, pairs->slot_count * sizeof *pairs->slots);
    return copy;
}

void pairs_restore(struct pairs *pairs, const struct pairs *copy)
{
    if (pairs->slot_count == copy->slot_count) {
        memcpy(pairs->slots, copy->slots, copy->slot_count * sizeof *copy->slots);
        pairs->count = copy->count;
        return;
    }
    memset(pairs->slots, 0, pairs->slot_count * sizeof *pairs->slots);
    pairs->count = 0;
    for (size_t i = 0; i < copy->slot_count; i++) {
        if (copy->slots[i].value) {
            pairs_set(pairs, copy->slots[i].a, copy->slots[i].b, copy->slots[i].value);
        }
    }
}
