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
    const struct intern_table *table; /* instead of a base; NULL: none */
    uint32_t first;                   /* number of entries.items[0] */
    VEC(struct entry) entries;
    uint32_t *slots; /* open addressing; number or 0 */
    size_t slot_count;
    uint8_t *seen; /* a byte for each base number */
};

enum { FIRST_SLOTS = 256 };

static struct intern *new_from(struct arena *arena, uint32_t first)
{
    struct intern *intern = ARENA_NEW(arena, struct intern);
    intern->arena = arena;
    intern->first = first;
    intern->slot_count = FIRST_SLOTS;
    intern->slots = ARENA_ARRAY(arena, FIRST_SLOTS, uint32_t);
    intern->seen = ARENA_ARRAY(arena, intern->first, uint8_t);
    return intern;
}

struct intern *intern_new(struct arena *arena, const struct intern *base)
{
    struct intern *intern = new_from(arena, base ? intern_count(base) : 1);
    intern->base = base;
    return intern;
}

struct intern *intern_new_packed(struct arena *arena, const struct intern_table *table)
{
    struct intern *intern = new_from(arena, table->count + 1);
    intern->table = table;
    return intern;
}

static struct str table_text(const struct intern_table *table, uint32_t id)
{
    const uint32_t from = table->ends[id - 1];
    return (struct str){ table->texts + from, table->ends[id] - from };
}

/* The slot of the table where the text is or would be. */
static uint32_t table_slot(const struct intern_table *table, struct str text,
                           uint64_t hash)
{
    uint32_t slot = (uint32_t)hash & (table->slot_count - 1);
    while (table->slots[slot] != 0 &&
           !str_equal(table_text(table, table->slots[slot]), text)) {
        slot = (slot + 1) & (table->slot_count - 1);
    }
    return slot;
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

/* The text's number below those of the table's own. */
static uint32_t find_below(const struct intern *intern, struct str text, uint64_t hash)
{
    uint32_t id = 0;
    while (intern->base && !id) {
        intern = intern->base;
        id = intern->slots[slot_of(intern, text, hash)];
    }
    const struct intern_table *table = intern->table;
    return id || !table ? id : table->slots[table_slot(table, text, hash)];
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
    const uint32_t known = find_below(intern, text, hash);
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
    if (!text.len) {
        return 0;
    }
    const uint64_t hash = hash_bytes(text);
    const uint32_t own = intern->slots[slot_of(intern, text, hash)];
    return own ? own : find_below(intern, text, hash);
}

struct str intern_text(const struct intern *intern, uint32_t id)
{
    if (id == 0) {
        return (struct str){ NULL, 0 };
    }
    while (id < intern->first && !intern->table) {
        intern = intern->base;
        assert(intern);
    }
    if (id < intern->first) {
        return table_text(intern->table, id);
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

struct intern_table intern_pack(const struct intern *intern, struct arena *arena)
{
    assert(!intern->base && !intern->table);
    const uint32_t count = (uint32_t)intern->entries.count;
    uint32_t *ends = ARENA_ARRAY(arena, (size_t)count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        ends[i + 1] = ends[i] + (uint32_t)intern->entries.items[i].text.len;
    }
    char *texts = ARENA_ARRAY(arena, ends[count], char);
    struct intern_table table = { texts, ends, NULL, count, FIRST_SLOTS };
    while (table.slot_count < 2 * count) {
        table.slot_count *= 2;
    }
    uint32_t *slots = ARENA_ARRAY(arena, table.slot_count, uint32_t);
    table.slots = slots;
    for (uint32_t i = 0; i < count; i++) {
        const struct entry *entry = &intern->entries.items[i];
        memcpy(texts + ends[i], entry->text.ptr, entry->text.len);
        slots[table_slot(&table, entry->text, entry->hash)] = i + 1;
    }
    return table;
}
