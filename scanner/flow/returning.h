/* SPDX-License-Identifier: MIT
 *
 * Whether a function may return, told by its graph and by those of the functions that it
 * calls, without running any: for functions that are not gone into. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_RETURNING_H
#define HUNKSCAN_FLOW_RETURNING_H

#include "flow/engine.h"

/* False only where each way through the N_FUNCTION or N_LAMBDA ends in an exception, in a
 * call that models know to end the program, or in a function of the same file of which
 * the same is true. */
bool returning_may(struct engine *engine, struct flow_module *module, uint32_t node);

#endif
