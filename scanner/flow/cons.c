/* SPDX-License-Identifier: MIT */
#include "flow/cons.h"

#include <stdbool.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"

struct cons_entry {
    const uint32_t *words;
    uint32_t count;
};

/* 0: free. The hash is here, so that only what is most likely equal is looked at. */
struct cons_slot {
    uint32_t hash;
    uint32_t number;
};

enum { FIRST_SLOTS = 64 };

/* Two words at a time: a multiplication each. */
static uint32_t hash_words(const uint32_t *words, size_t count)
{
    uint64_t hash = count;
    for (size_t i = 0; i < count; i += 2) {
        const uint64_t next = i + 1 < count ? words[i + 1] : 0;
        hash = (hash ^ words[i] ^ next << 32) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    hash = hash_mix(hash, count);
    return (uint32_t)(hash ^ (hash >> 32));
}

struct cons cons_init(struct arena *arena)
{
    struct cons cons = { .arena = arena, .slot_count = FIRST_SLOTS };
    cons.slots = ARENA_ARRAY(arena, FIRST_SLOTS, struct cons_slot);
    VEC_PUSH(arena, &cons, (struct cons_entry){ 0 });
    return cons;
}

static void put(struct cons *cons, struct cons_slot slot)
{
    const size_t mask = cons->slot_count - 1;
    size_t at = slot.hash & mask;
    while (cons->slots[at].number) {
        at = (at + 1) & mask;
    }
    cons->slots[at] = slot;
}

static void grow(struct cons *cons)
{
    const struct cons_slot *before = cons->slots;
    const size_t count = cons->slot_count;
    cons->slot_count *= 2;
    cons->slots = ARENA_ARRAY(cons->arena, cons->slot_count, struct cons_slot);
    for (size_t i = 0; i < count; i++) {
        if (before[i].number) {
            put(cons, before[i]);
        }
    }
}

/* Most are short. */
static bool are_equal(const uint32_t *a, const uint32_t *b, size_t count)
{
    size_t i = 0;
    while (i < count && a[i] == b[i]) {
        i++;
    }
    return i == count;
}

uint32_t cons_add(struct cons *cons, const uint32_t *words, size_t count)
{
    if (count == 0) {
        return 0;
    }
    const uint32_t hash = hash_words(words, count);
    const size_t mask = cons->slot_count - 1;
    for (size_t at = hash & mask; cons->slots[at].number; at = (at + 1) & mask) {
        const struct cons_slot slot = cons->slots[at];
        if (slot.hash == hash && cons->items[slot.number].count == count &&
            are_equal(cons->items[slot.number].words, words, count)) {
            return slot.number;
        }
    }
    const struct cons_entry entry = {
        arena_copy(cons->arena, words, count * sizeof *words), (uint32_t)count
    };
    VEC_PUSH(cons->arena, cons, entry);
    const uint32_t number = (uint32_t)(cons->count - 1);
    if (2 * cons->count > cons->slot_count) {
        grow(cons);
    }
    put(cons, (struct cons_slot){ hash, number });
    return number;
}

const uint32_t *cons_get(const struct cons *cons, uint32_t number, size_t *count)
{
    *count = cons->items[number].count;
    return cons->items[number].words;
}
