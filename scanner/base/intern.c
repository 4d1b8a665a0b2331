/* SPDX-License-Identifier: MIT */
#include "base/intern.h"

#include <assert.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"

struct entry {
    struct str text;
    uint64_t hash;
};

struct intern {
    struct arena *arena;
    const struct intern *base;
    uint32_t first; /* number of entries.items[0] */
    VEC(struct entry) entries;
    uint32_t *slots; /* open addressing; number or 0 */
    size_t slot_count;
    uint8_t *seen; /* a byte for each base number */
};

enum { FIRST_SLOTS = 256 };

struct intern *intern_new(struct arena *arena, const struct intern *base)
{
    struct intern *intern = ARENA_NEW(arena, struct intern);
    intern->arena = arena;
    intern->base = base;
    intern->first = base ? intern_count(base) : 1;
    intern->slot_count = FIRST_SLOTS;
    intern->slots = ARENA_ARRAY(arena, FIRST_SLOTS, uint32_t);
    intern->seen = ARENA_ARRAY(arena, intern->first, uint8_t);
    return intern;
}

static const struct entry *entry_of(const struct intern *intern, uint32_t id)
{
    return &intern->entries.items[id - intern->first];
}

/* The slot where the text is or would be. */
static size_t slot_of(const struct intern *intern, struct str text, uint64_t hash)
{
    size_t slot = (size_t)hash & (intern->slot_count - 1);
    while (intern->slots[slot] != 0) {
        const struct entry *entry = entry_of(intern, intern->slots[slot]);
        if (entry->hash == hash && str_equal(entry->text, text)) {
            break;
        }
        slot = (slot + 1) & (intern->slot_count - 1);
    }
    return slot;
}

static uint32_t find_hashed(const struct intern *intern, struct str text, uint64_t hash)
{
    for (; intern; intern = intern->base) {
        const uint32_t id = intern->slots[slot_of(intern, text, hash)];
        if (id) {
            return id;
        }
    }
    return 0;
}

static void grow_slots(struct intern *intern)
{
    intern->slot_count *= 2;
    intern->slots = ARENA_ARRAY(intern->arena, intern->slot_count, uint32_t);
    for (size_t i = 0; i < intern->entries.count; i++) {
        const struct entry *entry = &intern->entries.items[i];
        intern->slots[slot_of(intern, entry->text, entry->hash)] =
            intern->first + (uint32_t)i;
    }
}

static uint32_t add_hashed(struct intern *intern, struct str text, uint64_t hash,
                           bool copy)
{
    const size_t slot = slot_of(intern, text, hash);
    if (intern->slots[slot]) {
        return intern->slots[slot];
    }
    const uint32_t known = intern->base ? find_hashed(intern->base, text, hash) : 0;
    if (known) {
        intern->seen[known] = 1;
        return known;
    }
    const struct entry entry = { copy ? str_copy(intern->arena, text) : text, hash };
    VEC_PUSH(intern->arena, &intern->entries, entry);
    const uint32_t id = intern->first + (uint32_t)(intern->entries.count - 1);
    intern->slots[slot] = id;
    if (intern->entries.count * 2 > intern->slot_count) {
        grow_slots(intern);
    }
    return id;
}

static uint32_t add(struct intern *intern, struct str text, bool copy)
{
    return text.len ? add_hashed(intern, text, hash_bytes(text), copy) : 0;
}

uint32_t intern_add(struct intern *intern, struct str text)
{
    return add(intern, text, true);
}

uint32_t intern_add_view(struct intern *intern, struct str text)
{
    return add(intern, text, false);
}

const uint32_t *intern_add_all(struct intern *intern, const struct intern *other,
                               struct arena *arena)
{
    assert(intern->base == other->base && intern->first == other->first);
    uint32_t *numbers = ARENA_ARRAY(arena, other->entries.count, uint32_t);
    for (size_t i = 0; i < other->entries.count; i++) {
        const struct entry *entry = &other->entries.items[i];
        numbers[i] = add_hashed(intern, entry->text, entry->hash, true);
    }
    for (uint32_t id = 0; id < other->first; id++) {
        intern->seen[id] |= other->seen[id];
    }
    return numbers;
}

uint32_t intern_find(const struct intern *intern, struct str text)
{
    return text.len ? find_hashed(intern, text, hash_bytes(text)) : 0;
}

struct str intern_text(const struct intern *intern, uint32_t id)
{
    if (id == 0) {
        return (struct str){ NULL, 0 };
    }
    while (id < intern->first) {
        intern = intern->base;
        assert(intern);
    }
    assert(id < intern_count(intern));
    return entry_of(intern, id)->text;
}

uint32_t intern_count(const struct intern *intern)
{
    return intern->first + (uint32_t)intern->entries.count;
}

uint32_t intern_base_count(const struct intern *intern)
{
    return intern->first;
}

const struct intern *intern_base(const struct intern *intern)
{
    return intern->base;
}

bool intern_seen(const struct intern *intern, uint32_t id)
{
    return id < intern->first && intern->seen[id] != 0;
}
