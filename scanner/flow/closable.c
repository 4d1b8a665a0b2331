/* SPDX-License-Identifier: MIT */
#include "flow/closable.h"

#include "flow/callables.h"
#include "match/unit.h"
#include "names/call_types.h"

uint32_t closable_of(const struct unit *unit, struct callables *callables, uint32_t call)
{
    const uint32_t name = unit->types ? callables_find(callables, call) : 0;
    const uint32_t row = name ? call_types_find(unit->types->closables, name) : 0;
    return row == name ? row : 0;
}

void closable_find(struct unit *unit, struct callables *callables, struct matches *found)
{
    size_t count = 0;
    const uint32_t *calls = unit_of_kind(unit, N_CALL, &count);
    for (size_t i = 0; i < count; i++) {
        if (unit_is_asked(unit, calls[i]) && closable_of(unit, callables, calls[i])) {
            const struct match match = { .from = unit->tree->nodes[calls[i]].from,
                                         .to = unit->tree->nodes[calls[i]].to,
                                         .node = calls[i] };
            VEC_PUSH(unit->arena, found, match);
        }
    }
}
