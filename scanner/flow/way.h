/* SPDX-License-Identifier: MIT
 *
 * The way of a value from its origin to a sink, found backwards: which names in the sink
 * have something from there, what was assigned to them, who passed it. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_WAY_H
#define HUNKSCAN_FLOW_WAY_H

#include "flow/engine.h"

struct match;
struct trace;

/* The trace of a finding that is reported as `match`; in the engine's arena. */
const struct trace *way_find(struct engine *engine, const struct trace_finding *finding,
                             const struct match *match);

#endif
