/* SPDX-License-Identifier: MIT
 *
 * Results that may be None, empty, zero or a failure (mode: result): producers mark them,
 * conditions and checks take the mark away, uses report it. A mark is taint on a channel
 * that goes only with the thing itself, never with what is made of it. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_RESULT_H
#define HUNKSCAN_FLOW_RESULT_H

#include "flow/engine.h"

/* What the marks are that rules with a fault give; of all faults with FLOW_FAULT_COUNT.
 * Sets of channels. */
uint32_t result_channels(const struct engine *engine, enum flow_fault fault);

/* The value of a node after producers, checks and uses that the rules see there. */
value result_visit(struct run *run, uint32_t node, value found);

/* The expression `what`, whose value is `used`, is used by the node `use` in a way that
 * fails where the thing has the fault. Afterwards it is known not to have it. */
void result_use(struct run *run, uint32_t what, value used, uint32_t use,
                enum flow_fault fault);

/* The same of `x.a`, `x[i]`, `x op y` (also augmented assignments), of comparisons, and
 * of arguments of builtin functions. */
void result_use_attribute(struct run *run, uint32_t what, value used, uint32_t use);
void result_use_item(struct run *run, uint32_t what, value used, uint32_t use);
void result_use_operands(struct run *run, uint32_t node, value left, value right);
void result_use_compared(struct run *run, uint32_t node, value left, value right);
void result_use_argument(struct run *run, struct str function, uint32_t argument,
                         value used);

/* Takes marks away from what an expression refers to. */
void result_clear(struct run *run, uint32_t node, uint32_t channels);

/* The statement that an expression is ends with it: the result is not looked at. */
void result_discard(struct run *run, uint32_t node, value found);

#endif
