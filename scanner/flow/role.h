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
#include "flow/flow_rule.h"
#include "match/pattern.h"

struct callables;
struct unit;
struct values;

/* The rules that take part in the analysis of a file. */
struct flow_channels {
    const struct flow_rule *const *rules;
    uint32_t rule_count;
    const uint32_t *first; /* by rule: the channel of its first label */
    uint32_t count;
    /* Sets of channels (taint_set.h): */
    uint32_t all;
    uint32_t through; /* follow operations and calls, not only the thing itself */
    uint32_t results; /* of mode result */
    uint32_t faults[FLOW_FAULT_COUNT]; /* of these by what may be wrong */
    uint32_t safe_booleans, safe_numbers, safe_comparisons, safe_indexes, safe_functions;
};

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
};

/* Numbers the channels of the rules; makes `values` know how many there are. */
struct flow_channels *flow_channels_new(const struct flow_rule *const *rules,
                                        uint32_t rule_count, struct values **values,
                                        struct arena *arena);

/* Matches all parts of the rules in a file. Of the file that is analysed (`is_main`)
 * rules that can find nothing there are left out. */
struct flow_roles *flow_roles_new(const struct flow_channels *channels, struct unit *unit,
                                  bool is_main);

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
