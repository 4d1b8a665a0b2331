/* SPDX-License-Identifier: MIT
 *
 * The rows of inert.h, for the engine that holds them. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_INERT_ROWS_H
#define HUNKSCAN_FLOW_INERT_ROWS_H

#include <stdint.h>

#include "base/vec.h"
#include "flow/values.h"

struct inert_row {
    uint32_t depth; /* calls within each other, at the turn that went deepest */
    uint32_t turns; /* in a row */
    uint64_t live;  /* rules that took part */
    value result;   /* of all turns; VALUE_NEVER: things that are not known */
};

VEC_OF(inert_rows, struct inert_row);

#endif
