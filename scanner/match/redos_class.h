/* SPDX-License-Identifier: MIT
 *
 * Classes of characters: as ranges of code points while an expression is read, then as
 * sets of atoms. An atom is a set of code points that no class of the expression tells
 * apart, so a word over atoms stands for all words that the expression treats alike.
 * Only for redos. The categories \w and \s are those of ASCII plus ranges of letters and
 * blanks that are surely in them.
 */
#ifndef HUNKSCAN_MATCH_REDOS_CLASS_H
#define HUNKSCAN_MATCH_REDOS_CLASS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

struct arena;

enum { REDOS_MOST_ATOMS = 256, REDOS_LAST_POINT = 0x10FFFF };

struct redos_range {
    uint32_t from, to; /* both included */
};
VEC_OF(redos_ranges, struct redos_range);

/* Classes that every expression has, by their number. */
enum { REDOS_CLASS_WORD, REDOS_CLASS_NEWLINE, REDOS_CLASS_ALL, REDOS_CLASS_FIRST_OWN };

/* The distinct classes of an expression. */
VEC_OF(redos_classes, struct redos_ranges);

struct redos_set {
    uint64_t bits[REDOS_MOST_ATOMS / 64];
};

struct redos_alphabet {
    uint32_t count;                    /* of atoms */
    uint32_t sample[REDOS_MOST_ATOMS]; /* a code point of each, one to read if it can */
    const struct redos_set *sets;      /* of each class */
};

/* Appends the code points of \d, \s or \w (`category` is that letter), or of their
 * complements for capitals. */
void redos_class_add_category(struct arena *arena, struct redos_ranges *ranges,
                              char category);

/* Sorts and joins ranges; adds the other case of ASCII letters first if `fold`; takes the
 * complement last if `invert`. */
void redos_class_finish(struct arena *arena, struct redos_ranges *ranges, bool fold,
                        bool invert);

/* The number of a finished class, which is added if it is new. */
uint32_t redos_class_number(struct arena *arena, struct redos_classes *classes,
                            struct redos_ranges ranges);

/* Splits the code points into atoms; false if there are more than REDOS_MOST_ATOMS. At
 * most as many classes. */
bool redos_class_alphabet(struct arena *arena, const struct redos_classes *classes,
                          struct redos_alphabet *alphabet);

static inline bool redos_set_has(const struct redos_set *set, uint32_t atom)
{
    return (set->bits[atom / 64] >> (atom % 64)) & 1;
}

static inline struct redos_set redos_set_both(const struct redos_set *a,
                                              const struct redos_set *b)
{
    struct redos_set both;
    for (unsigned i = 0; i < REDOS_MOST_ATOMS / 64; i++) {
        both.bits[i] = a->bits[i] & b->bits[i];
    }
    return both;
}

static inline struct redos_set redos_set_without(const struct redos_set *a,
                                                 const struct redos_set *b)
{
    struct redos_set rest;
    for (unsigned i = 0; i < REDOS_MOST_ATOMS / 64; i++) {
        rest.bits[i] = a->bits[i] & ~b->bits[i];
    }
    return rest;
}

static inline bool redos_set_empty(const struct redos_set *set)
{
    uint64_t any = 0;
    for (unsigned i = 0; i < REDOS_MOST_ATOMS / 64; i++) {
        any |= set->bits[i];
    }
    return any == 0;
}

#endif
