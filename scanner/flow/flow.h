/* SPDX-License-Identifier: MIT
 *
 * The door to the flow engine: what the flow rules find in one file.
 */
#ifndef HUNKSCAN_FLOW_FLOW_H
#define HUNKSCAN_FLOW_FLOW_H

#include "base/vec.h"
#include "flow/flow_rule.h"
#include "match/pattern.h"

struct buf;
struct unit;

/* What a rule found: the match of the sink, with the bindings of the source added, and
 * the way from there as its trace. */
struct flow_finding {
    uint32_t rule; /* index into the rules given */
    struct match match;
};

VEC_OF(flow_findings, struct flow_finding);

/* How far a scan got. */
enum flow_extent {
    FLOW_WHOLE,
    FLOW_NARROWED, /* more code matters than is gone into: the rest counts as not known
                    */
    FLOW_STOPPED   /* a budget was spent: something may be missing */
};

/* Runs all code of the file for the rules; what is found is in the unit's arena. */
enum flow_extent flow_scan(const struct flow_rule *const *rules, uint32_t rule_count,
                           struct unit *unit, struct flow_findings *found);

/* For tests: appends "line: value" of what each `reveal(x)` in the file is given, as far
 * as is known where nothing but the file is. */
void flow_reveal(struct unit *unit, struct buf *out);

#endif
