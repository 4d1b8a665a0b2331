/* SPDX-License-Identifier: MIT
 *
 * Rules of flow modes over a file: one run of the engine for all of them.
 */
#ifndef HUNKSCAN_RULE_RULE_FLOW_H
#define HUNKSCAN_RULE_RULE_FLOW_H

#include "rule/ruleset_impl.h"

/* Appends what the rules, which have their formulas, find in the file. */
void rule_flow_run(const struct rule_list *rules, struct unit *unit,
                   struct raw_findings *found);

#endif
