/* SPDX-License-Identifier: MIT */
#include "flow/flow_rule.h"

bool flow_part_holds(const struct flow_part *part, flow_has_label has,
                     const void *context)
{
    bool stack[FLOW_MOST_TERMS + 1] = { false };
    uint32_t top = 0;
    for (uint32_t i = 0; i < part->requires_count; i++) {
        const struct flow_requires *term = &part->requires[i];
        switch (term->op) {
        case REQUIRES_LABEL:
            stack[top++] = has(context, term->label);
            break;
        case REQUIRES_NOT:
            stack[top - 1] = !stack[top - 1];
            break;
        case REQUIRES_AND:
            top--;
            stack[top - 1] = stack[top - 1] && stack[top];
            break;
        case REQUIRES_OR:
            top--;
            stack[top - 1] = stack[top - 1] || stack[top];
            break;
        }
    }
    return top == 0 || stack[0];
}

static bool has_none(const void *context, uint32_t label)
{
    (void)context;
    (void)label;
    return false;
}

bool flow_part_begins(const struct flow_part *part)
{
    return part->role == FLOW_SOURCE && flow_part_holds(part, has_none, NULL);
}
