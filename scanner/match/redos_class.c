/* SPDX-License-Identifier: MIT */
#include "match/redos_class.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static const struct redos_range digits[] = { { '0', '9' } };
static const struct redos_range blanks[] = {
    { '\t', '\r' },     { 0x1C, ' ' },      { 0x85, 0x85 },     { 0xA0, 0xA0 },
    { 0x1680, 0x1680 }, { 0x2000, 0x200A }, { 0x2028, 0x2029 }, { 0x202F, 0x202F },
    { 0x205F, 0x205F }, { 0x3000, 0x3000 },
};
/* Of the letters outside ASCII only blocks that are letters throughout. */
static const struct redos_range letters[] = {
    { '0', '9' },       { 'A', 'Z' },     { '_', '_' },     { 'a', 'z' },
    { 0xAA, 0xAA },     { 0xB5, 0xB5 },   { 0xBA, 0xBA },   { 0xC0, 0xD6 },
    { 0xD8, 0xF6 },     { 0xF8, 0x2C1 },  { 0x3A3, 0x3F5 }, { 0x3F7, 0x481 },
    { 0x48A, 0x52F },   { 0x5D0, 0x5EA }, { 0x620, 0x64A }, { 0x4E00, 0x9FFF },
    { 0xAC00, 0xD7A3 },
};

static int compare_ranges(const void *a, const void *b)
{
    const struct redos_range *x = a;
    const struct redos_range *y = b;
    if (x->from != y->from) {
        return x->from < y->from ? -1 : 1;
    }
    return x->to < y->to ? -1 : x->to > y->to;
}

/* Sorted ranges that neither overlap nor touch. */
static void join(struct redos_ranges *ranges)
{
    size_t kept = 0;
    if (ranges->count > 1) {
        qsort(ranges->items, ranges->count, sizeof *ranges->items, compare_ranges);
    }
    for (size_t i = 0; i < ranges->count; i++) {
        const struct redos_range next = ranges->items[i];
        if (kept > 0 && next.from <= ranges->items[kept - 1].to + 1) {
            struct redos_range *last = &ranges->items[kept - 1];
            last->to = next.to > last->to ? next.to : last->to;
        } else {
            ranges->items[kept++] = next;
        }
    }
    ranges->count = kept;
}

static void add(struct arena *arena, struct redos_ranges *ranges, uint32_t from,
                uint32_t to)
{
    const struct redos_range range = { from, to };
    VEC_PUSH(arena, ranges, range);
}

static struct redos_ranges complement(struct arena *arena,
                                      const struct redos_ranges *ranges)
{
    struct redos_ranges rest = { 0 };
    uint32_t from = 0;
    for (size_t i = 0; i < ranges->count; i++) {
        if (ranges->items[i].from > from) {
            add(arena, &rest, from, ranges->items[i].from - 1);
        }
        from = ranges->items[i].to + 1;
    }
    if (from <= REDOS_LAST_POINT) {
        add(arena, &rest, from, REDOS_LAST_POINT);
    }
    return rest;
}

static void add_table(struct arena *arena, struct redos_ranges *ranges,
                      const struct redos_range *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(arena, ranges, table[i]);
    }
}

void redos_class_add_category(struct arena *arena, struct redos_ranges *ranges,
                              char category)
{
    struct redos_ranges members = { 0 };
    switch (category | 0x20) {
    case 'd':
        add_table(arena, &members, digits, sizeof digits / sizeof digits[0]);
        break;
    case 's':
        add_table(arena, &members, blanks, sizeof blanks / sizeof blanks[0]);
        break;
    default:
        add_table(arena, &members, letters, sizeof letters / sizeof letters[0]);
        break;
    }
    if (category < 'a') {
        members = complement(arena, &members);
    }
    add_table(arena, ranges, members.items, members.count);
}

/* The part of [from, to] in [low, low + 25], moved by `shift`. */
static void add_shifted(struct arena *arena, struct redos_ranges *ranges,
                        struct redos_range range, uint32_t low, int shift)
{
    const uint32_t high = low + 25;
    const uint32_t from = range.from > low ? range.from : low;
    const uint32_t to = range.to < high ? range.to : high;
    if (from <= to) {
        add(arena, ranges, (uint32_t)((int)from + shift), (uint32_t)((int)to + shift));
    }
}

void redos_class_finish(struct arena *arena, struct redos_ranges *ranges, bool fold,
                        bool invert)
{
    const size_t count = fold ? ranges->count : 0;
    for (size_t i = 0; i < count; i++) {
        const struct redos_range range = ranges->items[i];
        add_shifted(arena, ranges, range, 'a', 'A' - 'a');
        add_shifted(arena, ranges, range, 'A', 'a' - 'A');
    }
    join(ranges);
    if (invert) {
        *ranges = complement(arena, ranges);
    }
}

uint32_t redos_class_number(struct arena *arena, struct redos_classes *classes,
                            struct redos_ranges ranges)
{
    const size_t bytes = ranges.count * sizeof *ranges.items;
    for (size_t i = 0; i < classes->count; i++) {
        const struct redos_ranges *known = &classes->items[i];
        if (known->count == ranges.count &&
            (bytes == 0 || memcmp(known->items, ranges.items, bytes) == 0)) {
            return (uint32_t)i;
        }
    }
    VEC_PUSH(arena, classes, ranges);
    return (uint32_t)(classes->count - 1);
}

/* A code point of [from, to] that reads well in a message. */
static uint32_t sample_of(uint32_t from, uint32_t to)
{
    static const struct redos_range liked[] = {
        { 'a', 'z' }, { '0', '9' },   { 'A', 'Z' },     { '!', '~' },
        { ' ', ' ' }, { '\t', '\t' }, { 0xA1, 0xD7FF },
    };
    for (size_t i = 0; i < sizeof liked / sizeof liked[0]; i++) {
        const uint32_t at = from > liked[i].from ? from : liked[i].from;
        if (at <= to && at <= liked[i].to) {
            return at;
        }
    }
    return from;
}

static int compare_points(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

VEC_OF(points, uint32_t);

/* Where a class begins or has just ended; sorted, each once, 0 first. */
static struct points borders(struct arena *arena, const struct redos_classes *classes)
{
    struct points all = { 0 };
    size_t kept = 0;
    VEC_PUSH(arena, &all, 0);
    for (size_t i = 0; i < classes->count; i++) {
        for (size_t j = 0; j < classes->items[i].count; j++) {
            VEC_PUSH(arena, &all, classes->items[i].items[j].from);
            VEC_PUSH(arena, &all, classes->items[i].items[j].to + 1);
        }
    }
    qsort(all.items, all.count, sizeof *all.items, compare_points);
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i] <= REDOS_LAST_POINT &&
            (kept == 0 || all.items[kept - 1] != all.items[i])) {
            all.items[kept++] = all.items[i];
        }
    }
    all.count = kept;
    return all;
}

static bool class_has(const struct redos_ranges *ranges, uint32_t point)
{
    size_t low = 0;
    size_t high = ranges->count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (ranges->items[middle].to < point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < ranges->count && ranges->items[low].from <= point;
}

/* The classes that have a code point, as bits: intervals of the same are one atom. */
static struct redos_set classes_of(const struct redos_classes *classes, uint32_t point)
{
    struct redos_set of = { { 0 } };
    for (size_t i = 0; i < classes->count; i++) {
        of.bits[i / 64] |= (uint64_t)class_has(&classes->items[i], point) << (i % 64);
    }
    return of;
}

/* Whether `a` reads better than `b`. */
static bool better(uint32_t a, uint32_t b)
{
    const bool a_prints = a > ' ' && a < 0x7F;
    const bool b_prints = b > ' ' && b < 0x7F;
    return a_prints && !b_prints;
}

/* Adds an interval to the atom that is in the same classes, or as a new one. `of` are the
 * classes of each atom. */
static bool add_interval(const struct redos_classes *classes, struct redos_set *of,
                         struct redos_alphabet *alphabet, uint32_t sample)
{
    const struct redos_set in = classes_of(classes, sample);
    for (uint32_t i = 0; i < alphabet->count; i++) {
        if (memcmp(&of[i], &in, sizeof in) == 0) {
            if (better(sample, alphabet->sample[i])) {
                alphabet->sample[i] = sample;
            }
            return true;
        }
    }
    if (alphabet->count == REDOS_MOST_ATOMS) {
        return false;
    }
    of[alphabet->count] = in;
    alphabet->sample[alphabet->count++] = sample;
    return true;
}

bool redos_class_alphabet(struct arena *arena, const struct redos_classes *classes,
                          struct redos_alphabet *alphabet)
{
    const struct points all = borders(arena, classes);
    struct redos_set *of = ARENA_ARRAY(arena, REDOS_MOST_ATOMS, struct redos_set);
    struct redos_set *sets = ARENA_ARRAY(arena, classes->count, struct redos_set);
    alphabet->count = 0;
    for (size_t i = 0; i < all.count; i++) {
        const uint32_t to =
            i + 1 < all.count ? all.items[i + 1] - 1 : (uint32_t)REDOS_LAST_POINT;
        if (!add_interval(classes, of, alphabet, sample_of(all.items[i], to))) {
            return false;
        }
    }
    for (size_t i = 0; i < classes->count; i++) {
        for (uint32_t atom = 0; atom < alphabet->count; atom++) {
            sets[i].bits[atom / 64] |= (uint64_t)redos_set_has(&of[atom], (uint32_t)i)
                                       << (atom % 64);
        }
    }
    alphabet->sets = sets;
    return true;
}
