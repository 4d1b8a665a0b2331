/* SPDX-License-Identifier: MIT
 *
 * Labels of taint, and what is required of them: expressions over labels with `and`,
 * `or`, `not` and parentheses.
 */
#ifndef HUNKSCAN_RULE_FLOW_REQUIRES_H
#define HUNKSCAN_RULE_FLOW_REQUIRES_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct dom_node;
struct flow_part;
struct loader;

/* The name of taint from a source without a label. */
#define FLOW_NAMELESS "__SOURCE__"

/* The labels of a rule by number. The first is FLOW_NAMELESS, and absent where every
 * source has a label. */
VEC_OF(flow_labels, struct str);

/* Reads a label's name. ERR_RULE where it is no identifier. */
int flow_requires_read_label(const struct loader *loader, const struct dom_node *node,
                             struct str *label);

/* Finds the number of a label that some part gives. ERR_RULE where none does. */
int flow_requires_find(const struct loader *loader, const struct dom_node *node,
                       const struct flow_labels *labels, struct str label,
                       uint32_t *number);

/* Reads the expression into part->requires. ERR_RULE where it is malformed, too long, or
 * names a label that no part gives. */
int flow_requires_read(const struct loader *loader, const struct dom_node *node,
                       const struct flow_labels *labels, struct flow_part *part);

#endif
