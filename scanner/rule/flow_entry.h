/* SPDX-License-Identifier: MIT
 *
 * One entry of the lists of a flow rule: a formula, or a table of the models, and the
 * keys beside it.
 */
#ifndef HUNKSCAN_RULE_FLOW_ENTRY_H
#define HUNKSCAN_RULE_FLOW_ENTRY_H

#include <stdbool.h>

#include "base/vec.h"
#include "flow/flow_rule.h"
#include "rule/spec.h"

struct dom_node;
struct loader;

struct flow_entry {
    struct flow_part part;    /* without what its labels, below, say */
    struct formula_spec spec; /* finds nothing where the part has a table */
    const struct dom_node *node;
    const struct dom_node *label, *requires, *replaced; /* NULL: not given */
    const struct dom_node *from, *to;
    const struct dom_node *when;
};

VEC_OF(flow_entries, struct flow_entry);

/* Reads an entry of the list for `role`. With `newer` its formula is in the newer syntax
 * and stands among its keys, or it is a pattern's text. ERR_RULE at the first thing that
 * is not understood. */
int flow_entry_read(const struct loader *loader, enum flow_role role, bool newer,
                    const struct dom_node *node, struct flow_entry *entry);

#endif
