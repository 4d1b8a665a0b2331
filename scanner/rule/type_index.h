/* SPDX-License-Identifier: MIT
 *
 * The tables of models as numbers, as names and flow look things up in them. Those of the
 * built-in models are made at build time and are part of the pack.
 */
#ifndef HUNKSCAN_RULE_TYPE_INDEX_H
#define HUNKSCAN_RULE_TYPE_INDEX_H

#include <stdint.h>

#include "names/call_types.h"

struct arena;
struct intern;
struct models;

enum type_table {
    TYPES_RETURNS, /* knows the others */
    TYPES_KEEPS,
    TYPES_OPTIONAL,
    TYPES_ARGUMENTS,
    TYPES_CLOSABLES,
    TYPES_BORROWS,
    TYPES_ENDS,
    TYPE_TABLES
};

/* Points into itself. */
struct type_index {
    struct call_types tables[TYPE_TABLES];
};

/* A table as data. */
struct packed_types {
    const struct call_type *items;
    uint32_t count;
};

/* Makes them of what was known before (TYPE_TABLES tables, which must outlive them, or
 * NULL) and of the rows of `models`, of which the last one for a callable counts. Their
 * words are numbered in `words`. */
void type_index_make(struct type_index *made, const struct packed_types *known,
                     const struct models *models, struct intern *words,
                     struct arena *arena);

#endif
