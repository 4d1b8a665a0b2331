/* SPDX-License-Identifier: MIT
 *
 * Reaching definitions: which binding of its variable a use of a name reads, in the order
 * in which the code runs. Where several may reach, the definition is a join of them.
 * Functions are looked at one by one; in another function than its own, a variable is
 * known only if it is bound exactly once. Lives in the arena given.
 */
#ifndef HUNKSCAN_NAMES_REACH_H
#define HUNKSCAN_NAMES_REACH_H

#include <stdint.h>

struct arena;
struct names;
struct reach;
struct tree;

enum definition_kind {
    DEFINED_UNKNOWN, /* nothing is known: number 0, and what the budget left out */
    DEFINED_VALUE,   /* x = node: an expression */
    DEFINED_AUGMENT, /* `node`, an N_AUG_ASSIGN, over definition `left` */
    DEFINED_JOIN,    /* one of `left` and `right`; joins of loops may be circular */
    DEFINED_OTHER,   /* by what is no expression: parameter, loop target, import, def,
                        del…; `node` is the one that binds */
};

struct definition {
    enum definition_kind kind;
    uint32_t node;
    uint32_t left, right; /* numbers of definitions, 0 if unknown */
};

/* Finds the definitions of a whole file. */
struct reach *reach_new(const struct tree *tree, const struct names *names,
                        struct arena *arena);

/* Number of the definition that an N_NAME reads; 0 if it is not known, or reads nothing.
 */
uint32_t reach_read(const struct reach *reach, uint32_t node);

/* A definition by number, below reach_count; in text order, joins after what they join
 * but for those of loops. */
const struct definition *reach_definition(const struct reach *reach, uint32_t number);
uint32_t reach_count(const struct reach *reach);

#endif
