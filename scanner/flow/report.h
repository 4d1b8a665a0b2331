/* SPDX-License-Identifier: MIT
 *
 * What an engine found as findings: matches with the bindings of source and sink, and the
 * way between them. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_REPORT_H
#define HUNKSCAN_FLOW_REPORT_H

#include "flow/engine.h"
#include "flow/flow.h"

/* Appends what a root has found to engine->found, before what it made is forgotten; in
 * the arena of the file analysed. */
void report_root(struct engine *engine);

/* Appends what was found of resources and orders. */
void report_rest(struct engine *engine);

#endif
