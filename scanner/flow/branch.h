/* SPDX-License-Identifier: MIT
 *
 * What the rules of all modes learn from a condition on one of its branches. Inside flow/
 * only.
 */
#ifndef HUNKSCAN_FLOW_BRANCH_H
#define HUNKSCAN_FLOW_BRANCH_H

#include "flow/engine.h"

/* The condition was just evaluated, and has this truth value. */
void branch_taken(struct run *run, uint32_t test, bool truth);

/* What the value is elsewhere is not there on this branch. */
void branch_absent(struct run *run, value at);

/* The value, which has fewer types than elsewhere. */
value branch_types(struct run *run, value at);

#endif
