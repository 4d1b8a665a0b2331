/* SPDX-License-Identifier: MIT
 *
 * What the rules of all modes do where the interpreter comes by: at the value of a node,
 * at what a target is given, at the thing that has the target. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_VISIT_H
#define HUNKSCAN_FLOW_VISIT_H

#include "flow/engine.h"

/* The value of a node after all that its roles do to it. */
value visit_node(struct run *run, uint32_t node, value found);

/* The value that a target or parameter is given, after what its roles do. */
value visit_given(struct run *run, uint32_t target, value given);

/* The value of an attribute of `base`. */
value visit_attribute(struct run *run, uint32_t node, value base);

/* An attribute or item of `base` is about to be written. */
void visit_owner(struct run *run, uint32_t target, value base);

/* An item of `base` was read by the subscript. */
void visit_item(struct run *run, uint32_t subscript, value base);

/* The thing is iterated over, or entered by a `with`. */
void visit_used(struct run *run, uint32_t node, value used);

/* The target of a loop was given an element of the iterable. */
void visit_element(struct run *run, uint32_t target, uint32_t iterable);

/* An expression statement, whose value nobody sees. */
void visit_statement(struct run *run, uint32_t node, value found);

/* What is left of the left side of `and`, `or` with this truth value. */
value visit_side(struct run *run, value at, bool truth);

/* The operands of an operation or comparison were found. */
void visit_operands(struct run *run, uint32_t node, value left, value right);

#endif
