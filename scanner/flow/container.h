/* SPDX-License-Identifier: MIT
 *
 * Lists, tuples, dicts and sets made by code that is run: each constant key or index has
 * a cell, and there is one for all that is put under keys that are not known. Inside
 * flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CONTAINER_H
#define HUNKSCAN_FLOW_CONTAINER_H

#include "flow/engine.h"

/* An empty container made at `node`, of one TYPE_…: an object. */
uint32_t container_new(struct run *run, uint32_t node);

/* The value that is the container. */
value container_value(struct run *run, uint32_t container, uint32_t type);

/* The cell of a constant key or index; 0 if the value is no constant, or a negative index
 * of a list of unknown length. */
uint32_t container_cell(struct run *run, uint32_t container, value key);

/* What is under a key of a thing that may be anything. */
value container_item(struct run *run, value base, value key);
void container_set_item(struct run *run, value base, value key, value to);

/* What all items of an object may be; VALUE_NEVER if it has none. */
value container_items(struct run *run, uint32_t container);

/* Adds an item at the end, at a place that is not known. */
void container_append(struct run *run, uint32_t container, value item);
void container_add(struct run *run, uint32_t container, value item);

/* The number of items where it is known, else -1; and changing it. */
int64_t container_length(struct run *run, uint32_t container);
void container_set_length(struct run *run, uint32_t container, int32_t shortest,
                          int32_t longest);

#endif
