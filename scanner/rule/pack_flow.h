/* SPDX-License-Identifier: MIT
 *
 * The part of a pack that flow rules need.
 */
#ifndef HUNKSCAN_RULE_PACK_FLOW_H
#define HUNKSCAN_RULE_PACK_FLOW_H

#include <stddef.h>

struct buf;
struct flow_rule;

/* Writes what flow rule `index` asks for as r<index>_flow, with all that it points to;
 * nothing if `flow` is NULL. */
void pack_flow_add_data(struct buf *out, size_t index, const struct flow_rule *flow);

#endif
