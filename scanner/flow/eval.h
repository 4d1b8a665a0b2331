/* SPDX-License-Identifier: MIT
 *
 * Evaluating expressions: the value of a node at the point a run is at. What it does to
 * the store is done to run->now. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_EVAL_H
#define HUNKSCAN_FLOW_EVAL_H

#include "flow/engine.h"

/* The value of an expression; VALUE_NEVER, and run->is_dead, if it never has one. */
value eval(struct run *run, uint32_t node);

/* The value of an expression whose evaluation changes nothing: literals, names and what
 * is made of them; anything, else. No role is asked. */
value eval_pure(struct run *run, uint32_t node);

/* The parts of it by kind of expression (eval_*.c). */
value eval_operator(struct run *run, uint32_t node);
value eval_text(struct run *run, uint32_t node);
value eval_display(struct run *run, uint32_t node);
value eval_comprehension(struct run *run, uint32_t node);
value eval_call(struct run *run, uint32_t node);

/* Two values joined by the operator of an N_BINARY or N_AUG_ASSIGN. */
value eval_binary(struct run *run, uint32_t node, value left, value right);

/* Something made from values of this taint by an operation: of these types. */
value eval_derived(struct run *run, uint32_t taint, uint32_t types);

/* The taint of a value and of all that is in it. */
uint32_t eval_reachable_taint(struct run *run, value at);

/* What the elements are when it is iterated over. */
value eval_element(struct run *run, value at);

#endif
