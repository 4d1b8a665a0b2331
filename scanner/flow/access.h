/* SPDX-License-Identifier: MIT
 *
 * Reading and writing what has a place: variables, attributes, items. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_ACCESS_H
#define HUNKSCAN_FLOW_ACCESS_H

#include "flow/engine.h"

/* The cell of a variable of the module, seen from a frame; from the run's. 0 if it
 * belongs to none that is around it. */
uint32_t access_variable_in(struct engine *engine, const struct flow_module *module,
                            uint32_t frame, uint32_t variable);
uint32_t access_variable(struct run *run, uint32_t variable);

/* The value of a name, attribute or subscript. */
value access_name(struct run *run, uint32_t node);
value access_attribute(struct run *run, value base, uint32_t name);
value access_item(struct run *run, value base, value index);

/* Gives a target (of an assignment, loop, with…) a value. */
void access_bind(struct run *run, uint32_t target, value to);

/* Writes an attribute or an item; where the base may be several things, to each of them
 * what it was or this. */
void access_set_attribute(struct run *run, value base, uint32_t name, value to);
void access_set_item(struct run *run, value base, value index, value to);

/* The one cell that a name, an attribute or a subscript with a constant stands for; 0 if
 * it is not known to be one. */
uint32_t access_cell(struct run *run, uint32_t node);

/* Adds a taint to what the expression refers to: to its cell, and to the things in it. */
void access_add_taint(struct run *run, uint32_t node, uint32_t taint);

#endif
