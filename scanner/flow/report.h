/* SPDX-License-Identifier: MIT
 *
 * What an engine found as findings: matches with the bindings of source and sink, and the
 * way between them. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_REPORT_H
#define HUNKSCAN_FLOW_REPORT_H

#include "flow/engine.h"
#include "flow/flow.h"

/* Appends all findings, in the arena of the file analysed. */
void report_findings(struct engine *engine, struct flow_findings *found);

#endif
