/* SPDX-License-Identifier: MIT
 *
 * Interning: equal names get equal small numbers, so that comparing names is comparing
 * integers. 0 means "no name". A table may stand on a frozen base table (that of the rule
 * set): names known there keep their number, new ones are numbered after it. So a file's
 * table costs only the file, several threads can share the base, and numbers of pattern
 * words are the same in every file.
 */
#ifndef HUNKSCAN_BASE_INTERN_H
#define HUNKSCAN_BASE_INTERN_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct intern;

/* A base table as plain data that needs no relocation: made at build time, shared by all
 * runs on a machine. */
struct intern_table {
    const char *texts;     /* one after the other */
    const uint32_t *ends;  /* number n is the text from ends[n - 1] to ends[n] */
    const uint32_t *slots; /* by hash_bytes, open addressing: a number or 0 */
    uint32_t count;        /* the highest number */
    uint32_t slot_count;   /* a power of two */
};

/* All that a table without a base holds as such data, in `arena`. */
struct intern_table intern_pack(const struct intern *intern, struct arena *arena);

/* A table in `arena` that stands on such data, which must outlive it. */
struct intern *intern_new_packed(struct arena *arena, const struct intern_table *table);

/* A table in `arena`, on `base` (or NULL). The base must not grow any more while tables
 * stand on it, and must outlive them. */
struct intern *intern_new(struct arena *arena, const struct intern *base);

/* The number of `text`, new if needed. The text is copied. The empty text is 0. */
uint32_t intern_add(struct intern *intern, struct str text);

/* As intern_add, but the text must outlive the table and is not copied. */
uint32_t intern_add_view(struct intern *intern, struct str text);

/* Adds all that `other`, which stands on the same base, has of its own, in the same
 * order, as if the same texts had been added here; what counts as seen there then does so
 * here. Returns their numbers here, in `arena`, by their number there less
 * intern_base_count. */
const uint32_t *intern_add_all(struct intern *intern, const struct intern *other,
                               struct arena *arena);

/* The number of `text`, or 0 if it has none. */
uint32_t intern_find(const struct intern *intern, struct str text);

/* The text of a number; absent for 0. */
struct str intern_text(const struct intern *intern, uint32_t id);

/* One more than the highest number given so far, base included (1 for an empty table). */
uint32_t intern_count(const struct intern *intern);

/* The count of the base table as it was when this one was made (1 without a base). */
uint32_t intern_base_count(const struct intern *intern);

/* The table that this one stands on, or NULL. */
const struct intern *intern_base(const struct intern *intern);

/* Whether base number `id` was asked for by intern_add* on this table: "the word occurs
 * here". */
bool intern_seen(const struct intern *intern, uint32_t id);

#endif
