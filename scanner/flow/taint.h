/* SPDX-License-Identifier: MIT
 *
 * Taint: sources give it, sanitizers take it, sinks report it, as the roles of the nodes
 * say (role.h). Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_TAINT_H
#define HUNKSCAN_FLOW_TAINT_H

#include "flow/engine.h"

/* The value of a node after all that its roles do to it. */
value taint_visit(struct run *run, uint32_t node, value found);

/* The value that a target or parameter is given, after what its roles do. */
value taint_bind(struct run *run, uint32_t target, value given);

/* Whether what the entry `requires` of a taint is there; all channels of its rule. */
bool taint_meets(const struct run *run, const struct flow_role_entry *entry,
                 uint32_t taint);
uint32_t taint_rule_channels(const struct run *run, const struct flow_role_entry *entry);

/* What a condition with this truth value makes clean. */
void taint_branch(struct run *run, uint32_t test, bool truth);

/* The value without the taint that its types cannot carry on some channels. */
value taint_types(struct run *run, value at);

#endif
