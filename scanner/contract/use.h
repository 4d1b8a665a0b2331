/* SPDX-License-Identifier: MIT
 *
 * Uses: what the code around does with the value of an expression, where it would fail
 * with a value of another kind. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_USE_H
#define HUNKSCAN_CONTRACT_USE_H

#include <stdbool.h>
#include <stdint.h>

struct names;
struct tree;

enum use_kind {
    USE_UNKNOWN,   /* passed on, returned, kept, compared */
    USE_NOTHING,   /* a statement of its own */
    USE_AWAITED,   /* await V */
    USE_ATTRIBUTE, /* V.name */
    USE_ITEM,      /* V[…] */
    USE_UNPACKED,  /* a, b = V */
    USE_ITERATED,  /* for … in V, a in V, list(V) */
    USE_ITERATED_ASYNC,
    USE_ENTERED, /* with V */
    USE_ENTERED_ASYNC,
    USE_COUNTED, /* len(V), int(V), V + 1, V < 1 */
    USE_TESTED   /* if V */
};

struct use {
    enum use_kind kind;
    uint32_t node;        /* what shows it: the expression or statement around */
    uint32_t name;        /* ATTRIBUTE: intern number */
    uint32_t least, most; /* UNPACKED: values that fit; most is UINT32_MAX with a star */
};

/* The use of the value right where it is made. */
struct use use_of(const struct tree *tree, const struct names *names, uint32_t value);

/* The same, or where it is only assigned to a variable of the function that is assigned
 * nothing else: what the next of the statements after it that mentions the variable does
 * with it first, if that is for sure. */
struct use use_of_result(const struct tree *tree, const struct names *names,
                         uint32_t value);

#endif
