/* SPDX-License-Identifier: MIT
 *
 * Whether a thing that is made in a function may come out of it, as far as the statement
 * tells in which it is made: returned, yielded, stored where others find it. Where a
 * function is called, only that matters. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_HANDING_H
#define HUNKSCAN_FLOW_HANDING_H

#include <stdbool.h>
#include <stdint.h>

#include "names/pairs.h"

struct arena;
struct names;
struct tree;

struct handing {
    const struct tree *tree;
    const struct names *names;
    bool *returns_things; /* by node of a function: it returns or yields more than
                             constants */
    bool *hands; /* by variable: what it holds is handed on from where it is read */
    struct pairs functions; /* names of the file's functions */
};

enum handing_way {
    HANDING_NO,    /* it is used where it is made, and gone */
    HANDING_GIVEN, /* to a function of this file, which gives back nothing */
    HANDING_OUT    /* or what it does to other things stays */
};

/* What is known of a file; in the arena. */
struct handing handing_new(const struct tree *tree, const struct names *names,
                           struct arena *arena);

/* What becomes of the value of an expression. */
enum handing_way handing_of(const struct handing *handing, uint32_t node);

/* Whether the value of the expression is also what becomes of that: not where something
 * else is made of it. */
bool handing_keeps(const struct handing *handing, uint32_t node);

#endif
