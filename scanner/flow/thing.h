/* SPDX-License-Identifier: MIT
 *
 * New things of classes: their making, and methods bound to them. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_THING_H
#define HUNKSCAN_FLOW_THING_H

#include "flow/engine.h"

struct arguments;

/* A new thing of a class, after its __init__. Without one, arguments with a name are its
 * attributes, of a data class the others too, in the order of its fields. */
value thing_make(struct run *run, uint32_t class, const struct arguments *arguments);

/* A function of a class, bound to a new thing of it; other values as they are. */
value thing_bind_new(struct run *run, value function);

#endif
