/* SPDX-License-Identifier: MIT
 *
 * An outline: what a file says of its classes and attributes as a whole, read in one
 * walk.
 */
#ifndef HUNKSCAN_CONTRACT_OUTLINE_H
#define HUNKSCAN_CONTRACT_OUTLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

struct altered_name;
struct altered_names;
struct arena;
struct names;
struct tree;

VEC_OF(outline_nodes, uint32_t);

struct outline {
    const struct tree *tree;
    const struct names *names;
    struct arena *arena;
    struct outline_nodes calls;      /* N_CALL */
    struct outline_nodes classes;    /* N_CLASS */
    struct outline_nodes attributes; /* N_ATTRIBUTE that are read */
    uint8_t *is_set; /* by intern number: some N_ATTRIBUTE of that name is assigned to,
                        deleted, or bound in another way */
    uint32_t word_count; /* length of it */
    bool has_error;      /* something could not be parsed */
};

/* Reads a resolved tree; everything in the arena. */
const struct outline *outline_read(const struct tree *tree, const struct names *names,
                                   struct arena *arena);

/* What the change altered of what an expression or import means; NULL if it altered
 * nothing of that, or `altered` is NULL. */
const struct altered_name *outline_altered(const struct outline *outline,
                                           const struct altered_names *altered,
                                           uint32_t node);

/* Whether an attribute of that name is set somewhere in the file. */
bool outline_sets(const struct outline *outline, uint32_t name);

#endif
