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
    bool *hands; /* by variable: what it holds is handed on from where it is read; NULL
                    but for the file analysed */
    struct pairs functions; /* names of the file's functions */
};

enum handing_way {
    HANDING_NO,    /* it is used where it is made, and gone */
    HANDING_GIVEN, /* to a function of this file, which gives back nothing */
    HANDING_OUT    /* or what it does to other things stays */
};

/* What becomes of the value of an expression. */
struct handed {
    enum handing_way way;
    bool keeps; /* it is also what becomes of that: nothing else is made of it, and the
                   variable that gets it is handed on; only of the file analysed */
};

/* What is known of a file; in the arena. `is_main`: it is the one analysed. */
struct handing handing_new(const struct tree *tree, const struct names *names,
                           bool is_main, struct arena *arena);

/* What becomes of the value of a node; a node that is a statement stands for itself. */
struct handed handing_of(const struct handing *handing, uint32_t node);

#endif
