/* SPDX-License-Identifier: MIT
 *
 * Running a code object: its graph is gone through until nothing changes any more. Inside
 * flow/ only.
 */
#ifndef HUNKSCAN_FLOW_RUNNING_H
#define HUNKSCAN_FLOW_RUNNING_H

#include "flow/engine.h"

/* Runs the graph of `node` from run->now; fills result, yielded, returned and left. */
void run_code(struct run *run, uint32_t node);

/* Does one step (step.c); a step that decides leaves the store of the other way in
 * `*other`, and whether there is such a way in `*has_other`. */
void run_step(struct run *run, const struct graph_step *step, store *other,
              bool *has_other);

/* Notes that an exception may leave the step now. */
void run_raise(struct run *run);

/* The word of a cell at the point being evaluated, and changing it. */
uint32_t run_get(const struct run *run, uint32_t cell);
void run_set(struct run *run, uint32_t cell, uint32_t word);

/* What either of two stores holds. */
store run_join(struct engine *engine, store a, store b);

/* Words of cells that are sets of bits instead of values. */
#define RUN_BITS 0x80000000u

#endif
