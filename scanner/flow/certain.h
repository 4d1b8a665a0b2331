/* SPDX-License-Identifier: MIT
 *
 * What surely has a fault (an entry `model: certain`): constants that are None or zero,
 * tuples and texts that are too short, names that nothing has bound yet. Where such
 * constants are given to variables is found in the text; that they are still there when
 * they are used is for the interpreter to know. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CERTAIN_H
#define HUNKSCAN_FLOW_CERTAIN_H

#include "flow/engine.h"

/* Appends where it may begin. They bind the variable to $RESULT. */
void certain_find(struct unit *unit, enum flow_fault fault, struct matches *found);

/* Whether the expression `what`, which is `used` by the node `use`, has the fault in
 * whatever way the code got here. */
bool certain_has(struct run *run, uint32_t what, value used, uint32_t use,
                 enum flow_fault fault);

/* Whether nothing has been bound to the name yet. */
bool certain_is_unbound(struct run *run, uint32_t name);

#endif
