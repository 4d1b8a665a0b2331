/* SPDX-License-Identifier: MIT
 *
 * Propagators: taint that goes from one part of what a rule matches to another. Inside
 * flow/ only.
 */
#ifndef HUNKSCAN_FLOW_PROPAGATE_TAINT_H
#define HUNKSCAN_FLOW_PROPAGATE_TAINT_H

#include "flow/engine.h"

/* Sends the taint of a node on, as the propagators among its roles, from entry `first`
 * on, say. */
void propagate_from(struct run *run, uint32_t first, uint32_t taint);

/* The value of an expression, or what a target is given, with what was sent to it in this
 * step. */
value propagate_arrived(struct run *run, uint32_t node, value at);

#endif
