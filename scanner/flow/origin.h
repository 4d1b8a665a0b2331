/* SPDX-License-Identifier: MIT
 *
 * What an engine found, and the way of values: which place first gave a cell something
 * from an origin, and where that was read from. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_ORIGIN_H
#define HUNKSCAN_FLOW_ORIGIN_H

#include "flow/engine.h"

/* The number of the origin at a node. */
uint32_t trace_origin_at(struct engine *engine, uint32_t module, uint32_t node);
struct trace_origin trace_origin_get(const struct engine *engine, uint32_t origin);

/* Notes that a cell was given a value at a node of the run's module. */
void trace_write(struct run *run, uint32_t cell, uint32_t node, value to);

/* The place that first gave a cell something from the origin; NULL if none did. */
const struct trace_write *trace_written(const struct engine *engine, uint32_t cell,
                                        uint32_t origin);

/* The node of the file analysed from which the run's code was reached. */
uint32_t trace_caller(const struct run *run);

/* Notes a finding, unless the rule already has one for the sink's match, reached from the
 * same place of the file analysed. */
void trace_find(struct run *run, const struct trace_finding *finding);

#endif
