/* SPDX-License-Identifier: MIT
 *
 * Pairing: which finding of one version is which of another, one to one. First those on
 * lines that the diff calls the same, then those with the same content in the same
 * definition, then what was edited without touching the faulty code, then what moved to
 * another place. Of equals the first goes with the first.
 */
#ifndef HUNKSCAN_REVIEW_PAIRING_H
#define HUNKSCAN_REVIEW_PAIRING_H

#include <stddef.h>
#include <stdint.h>

struct analysis;
struct arena;
struct content;
struct hunks;

enum pair_kind {
    PAIR_NONE,
    PAIR_IN_PLACE, /* the line is the same, or edited elsewhere */
    PAIR_MOVED
};

struct pairing {
    uint8_t *kinds;     /* of each new finding: enum pair_kind */
    uint8_t *old_kinds; /* of each old finding */
};

/* One version's findings. */
struct pairing_side {
    const struct analysis *analysis;
    const struct content *contents;
};

/* Pairs the findings of two versions of a file; `hunks` lead from the old to the new one.
 */
struct pairing pairing_of(const struct pairing_side *new_side,
                          const struct pairing_side *old_side, const struct hunks *hunks,
                          struct arena *arena);

/* Findings that lie elsewhere: contents alone. */
struct pairing_contents {
    const struct content *items;
    size_t count;
};

/* Pairs findings of different files by content. */
struct pairing pairing_across(struct pairing_contents new_side,
                              struct pairing_contents old_side, struct arena *arena);

#endif
