/* SPDX-License-Identifier: MIT
 *
 * The keys of flow modes (taint, lifetime, order, result): from YAML to the rule's flow
 * part, checked but not compiled (flow_compile.h).
 */
#ifndef HUNKSCAN_RULE_FLOW_KEY_H
#define HUNKSCAN_RULE_FLOW_KEY_H

#include "rule/flow_entry.h"
#include "rule/mode.h"

struct dom_node;
struct flow_rule;
struct loaded_rule;
struct loader;

/* A flow rule while it is read. Starts as all zero. */
struct flow_draft {
    struct flow_rule *flow;
    struct flow_entries entries; /* by role */
};

/* Reads the keys of the mode. ERR_RULE at the first thing that is missing or not
 * understood; of lists where all errors are wanted, at each entry. */
int flow_key_read(struct loader *loader, const struct dom_node *rule, enum mode_kind mode,
                  struct flow_draft *draft);

/* What the rule says as a whole, when each of its keys is right: labels, and, but for
 * taint rules, that something binds the metavariables of its message. Fills in rule.flow,
 * spec and bound of `loaded`, whose node is set: child i of spec is the formula of part
 * i. */
int flow_key_finish(const struct loader *loader, const struct flow_draft *draft,
                    struct loaded_rule *loaded);

#endif
