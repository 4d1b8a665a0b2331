/* SPDX-License-Identifier: MIT
 *
 * The way by which a finding comes about as SARIF code flows (2.1.0, 3.36 to 3.38).
 */
#ifndef HUNKSCAN_SARIF_SARIF_FLOW_H
#define HUNKSCAN_SARIF_SARIF_FLOW_H

#include <jansson.h>

struct finding;

/* The finding's codeFlows: one, with one thread flow from source to sink, each place
 * inline. Source, sink and what the change added are essential, so that viewers that fold
 * show these. NULL where the finding has no steps. New reference. */
json_t *sarif_flow_of(const struct finding *finding);

#endif
