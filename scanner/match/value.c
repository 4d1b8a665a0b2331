/* SPDX-License-Identifier: MIT */
#include "match/value.h"

#include "match/pattern.h"
#include "match/unit.h"
#include "names/propagate.h"
#include "syntax/literal.h"

enum { VALUE_STEPS = 16 };

struct constant value_of_binding(struct unit *unit, const struct binding *binding)
{
    const struct constant unknown = { .kind = CONSTANT_UNKNOWN };
    struct constant text = { .kind = CONSTANT_STRING };
    if (unit->steps_left < VALUE_STEPS) {
        unit->steps_left = 0;
        return unknown;
    }
    unit->steps_left -= VALUE_STEPS;
    switch (binding->kind) {
    case BIND_NODE:
        return propagate_constant(unit_propagation(unit), binding->node);
    case BIND_STRING:
        return literal_string(unit->tree, binding->node, unit->arena, &text.text)
                   ? text
                   : unknown;
    case BIND_TEXT:
    case BIND_CONSTANT:
        text.text = binding_text(unit, binding);
        return text;
    default:
        return unknown;
    }
}
