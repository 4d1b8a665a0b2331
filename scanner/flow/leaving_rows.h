/* SPDX-License-Identifier: MIT
 *
 * What leaving.h keeps, as plain data. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_LEAVING_ROWS_H
#define HUNKSCAN_FLOW_LEAVING_ROWS_H

#include <stdint.h>

#include "base/vec.h"
#include "names/pairs.h"

/* Ways to come across a resource that may be wrong. */
enum leaving_kind {
    LEAVING_RETURN, /* the code ends normally */
    LEAVING_RAISE,  /* it ends by an exception */
    LEAVING_USE,    /* something is done with the resource */
    LEAVING_AGAIN   /* it is released */
};

/* One place, and what was known there when it was last reached: that is the most. */
struct leaving_row {
    uint32_t resource; /* row */
    uint32_t frame;    /* of the code */
    uint32_t module, node;
    uint32_t bits;
    enum leaving_kind kind;
};

struct leaving_rows {
    VEC(struct leaving_row) items;
    struct pairs places; /* resource × place → 1 + index in items */
};

#endif
