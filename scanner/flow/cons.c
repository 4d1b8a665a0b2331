/* SPDX-License-Identifier: MIT */
#include "flow/cons.h"

#include <stdbool.h>
#include <string.h>

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

/* Words in a piece; longer lists have one of their own. */
enum { PIECE = 256 };

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

/* In the order of the numbers, so that the last one can always be taken out. */
static void grow(struct cons *cons)
{
    cons->slot_count *= 2;
    cons->slots = ARENA_ARRAY(cons->arena, cons->slot_count, struct cons_slot);
    for (uint32_t i = 1; i < cons->count; i++) {
        const struct cons_entry *entry = &cons->items[i];
        put(cons, (struct cons_slot){ hash_words(entry->words, entry->count), i });
    }
}

static uint32_t *room_for(struct cons *cons, size_t count)
{
    if (count > PIECE) {
        return ARENA_ROOM(cons->arena, count, uint32_t);
    }
    if (cons->piece == 0 || cons->used + count > PIECE) {
        if (cons->piece == cons->piece_count) {
            cons->pieces = vec_room(cons->arena, cons->pieces, cons->piece_count,
                                    &cons->piece_capacity, sizeof *cons->pieces);
            cons->pieces[cons->piece_count++] = ARENA_ROOM(cons->arena, PIECE, uint32_t);
        }
        cons->piece++;
        cons->used = 0;
    }
    uint32_t *room = cons->pieces[cons->piece - 1] + cons->used;
    cons->used += count;
    return room;
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

static uint32_t find_hashed(const struct cons *cons, const uint32_t *words, size_t count,
                            uint32_t hash)
{
    const size_t mask = cons->slot_count - 1;
    for (size_t at = hash & mask; cons->slots[at].number; at = (at + 1) & mask) {
        const struct cons_slot slot = cons->slots[at];
        if (slot.hash == hash && cons->items[slot.number].count == count &&
            are_equal(cons->items[slot.number].words, words, count)) {
            return slot.number;
        }
    }
    return 0;
}

uint32_t cons_find(const struct cons *cons, const uint32_t *words, size_t count)
{
    return count == 0 ? 0 : find_hashed(cons, words, count, hash_words(words, count));
}

uint32_t cons_add(struct cons *cons, const uint32_t *words, size_t count)
{
    if (count == 0) {
        return 0;
    }
    const uint32_t hash = hash_words(words, count);
    const uint32_t known = find_hashed(cons, words, count, hash);
    if (known) {
        return known;
    }
    uint32_t *own = room_for(cons, count);
    memcpy(own, words, count * sizeof *words);
    const uint32_t number = (uint32_t)cons->count;
    if (2 * (cons->count + 1) > cons->slot_count) {
        grow(cons);
    }
    VEC_PUSH(cons->arena, cons, ((struct cons_entry){ own, (uint32_t)count }));
    put(cons, (struct cons_slot){ hash, number });
    return number;
}

struct cons_mark cons_mark(const struct cons *cons)
{
    return (struct cons_mark){ cons->count, cons->piece, cons->used };
}

void cons_forget(struct cons *cons, struct cons_mark mark)
{
    const size_t mask = cons->slot_count - 1;
    while (cons->count > mark.count) {
        const struct cons_entry *last = &cons->items[--cons->count];
        size_t at = hash_words(last->words, last->count) & mask;
        while (cons->slots[at].number != cons->count) {
            at = (at + 1) & mask;
        }
        cons->slots[at].number = 0;
    }
    cons->piece = mark.piece;
    cons->used = mark.used;
}

const uint32_t *cons_get(const struct cons *cons, uint32_t number, size_t *count)
{
    *count = cons->items[number].count;
    return cons->items[number].words;
}
