/* SPDX-License-Identifier: MIT
 *
 * The numbering of channels: each label of each rule is one. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CHANNELS_H
#define HUNKSCAN_FLOW_CHANNELS_H

#include <stdint.h>

#include "flow/flow_rule.h"

struct arena;
struct values;

/* The rules that take part in the analysis of a file. */
struct flow_channels {
    const struct flow_rule *const *rules;
    uint32_t rule_count;
    const uint32_t *first; /* by rule: the channel of its first label */
    uint32_t count;
    uint64_t orders; /* bits of the rules of mode order */
    /* Sets of channels (taint_set.h): */
    uint32_t all;
    uint32_t through;    /* follow operations and calls, not only the thing itself */
    uint32_t results;    /* of mode result */
    uint32_t of_bit[64]; /* of the rules that share a bit of struct ends (ahead.h) */
    uint32_t faults[FLOW_FAULT_COUNT]; /* of these by what may be wrong */
    uint32_t safe_booleans, safe_numbers, safe_comparisons, safe_indexes, safe_functions;
};

/* Numbers the channels of the rules; makes `values` know how many there are. */
struct flow_channels *flow_channels_new(const struct flow_rule *const *rules,
                                        uint32_t rule_count, struct values **values,
                                        struct arena *arena);

#endif
