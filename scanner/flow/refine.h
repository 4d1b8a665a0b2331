/* SPDX-License-Identifier: MIT
 *
 * What a condition says of the values in it, on the branch where it holds and where it
 * does not. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_REFINE_H
#define HUNKSCAN_FLOW_REFINE_H

#include "flow/engine.h"

/* Changes run->now to what holds where the expression `test`, which was just evaluated to
 * `tested`, has this truth value. False if it cannot have it. */
bool refine_branch(struct run *run, uint32_t test, value tested, bool truth);

/* Whether a thing is taken for true, as far as what is in it is known. */
enum truth refine_truth(struct run *run, value at);

/* Whether `left op right` (enum node_op) holds. */
enum truth refine_compare(struct run *run, uint32_t op, value left, value right);

#endif
