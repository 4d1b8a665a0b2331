/* SPDX-License-Identifier: MIT
 *
 * What origin.h keeps, as plain data. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_ORIGIN_ROWS_H
#define HUNKSCAN_FLOW_ORIGIN_ROWS_H

#include <stdint.h>

struct match;

/* The place that first gave a cell something from an origin. */
struct trace_write {
    uint32_t module, frame, node;
    uint32_t call_module, call_frame, call; /* of a parameter: where it was called from;
                                               call TREE_NONE otherwise */
};

/* Where taint begins. */
struct trace_origin {
    uint32_t module, node;
};

/* What reached a sink. */
struct trace_finding {
    uint32_t rule;                /* index among those that take part */
    const struct match *match;    /* of the sink */
    uint32_t module, frame, node; /* of the sink */
    uint32_t origin;
    uint32_t caller; /* the node of the file analysed at which it was called; TREE_NONE if
                        the sink is in code that was not called */
};

#endif
