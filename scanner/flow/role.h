/* SPDX-License-Identifier: MIT
 *
 * What the flow rules say of the nodes of a file: source here, sink there. Their formulas
 * are matched once; the interpreter asks for each node it evaluates. Also the numbering
 * of channels: each label of each rule is one.
 */
#ifndef HUNKSCAN_FLOW_ROLE_H
#define HUNKSCAN_FLOW_ROLE_H

#include <stdint.h>

#include "base/vec.h"
#include "flow/channels.h"
#include "flow/flow_rule.h"
#include "match/pattern.h"

struct ahead;
struct callables;
struct unit;
struct values;

/* One match of one part of a rule. */
struct flow_role_entry {
    uint32_t rule;
    const struct flow_part *part;
    const struct match *match;
    uint32_t node;     /* the one the range stands for */
    uint32_t next;     /* of the same node; 0 after the last */
    uint32_t callable; /* intern number: row of the table that gave it, else 0 */
    bool is_within;    /* this node only lies inside that range */
};

struct flow_roles {
    struct callables *callables; /* NULL until asked for: flow_roles_callables */
    uint32_t *first; /* by node: 0, or the first entry; NULL if there are none at all */
    VEC(struct flow_role_entry) entries;
    uint32_t counts[FLOW_ROLE_COUNT];
    uint64_t complete; /* bits of the rules of which the file has all that they need */
    const bool *takes_part; /* by rule: whether its parts were sought; NULL: all were */
};

/* Matches all parts of the rules in a file: of those that take part in the file that is
 * analysed, whose roles are `of_main`; of all rules where that is NULL. */
struct flow_roles *flow_roles_new(const struct flow_channels *channels,
                                  const struct flow_roles *of_main, struct unit *unit);

/* The same of the file that is analysed: rules that can find nothing there, nor in what
 * its functions that matter call in other files, are left out. */
struct flow_roles *flow_roles_of_main(const struct flow_channels *channels,
                                      struct ahead *ahead, struct unit *unit);

/* What the file's calls call. */
struct callables *flow_roles_callables(struct flow_roles *roles, struct unit *unit);

/* Whether a rule of mode result finds nothing without a use that its patterns name. */
bool role_needs_use(const struct flow_rule *rule);

/* The first entry of a node, 0 if there is none. */
static inline uint32_t flow_roles_first(const struct flow_roles *roles, uint32_t node)
{
    return roles->first ? roles->first[node] : 0;
}

#endif
