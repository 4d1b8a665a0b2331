/* SPDX-License-Identifier: MIT */
#include "flow/closable.h"

#include "base/arena.h"
#include "base/intern.h"
#include "match/unit.h"
#include "names/call_types.h"
#include "names/names.h"

/* The dotted name of a method of a variable whose type is known; 0 if it is none. */
static uint32_t method_name(const struct unit *unit, uint32_t callee)
{
    const struct tree *tree = unit->tree;
    const uint32_t base = tree_first(tree, callee);
    const uint32_t variable =
        tree->nodes[callee].kind == N_ATTRIBUTE && tree->nodes[base].kind == N_NAME
            ? names_variable(unit->names, base)
            : 0;
    const uint32_t type = variable ? names_type(unit->names, variable) : 0;
    return type ? intern_find(tree->names,
                              str_format(unit->arena, "%.*s.%.*s",
                                         STR_ARGS(intern_text(tree->names, type)),
                                         STR_ARGS(tree_name(tree, callee))))
                : 0;
}

uint32_t closable_of(const struct unit *unit, uint32_t call)
{
    const struct tree *tree = unit->tree;
    const uint32_t callee = tree_first(tree, call);
    const uint32_t qualified = names_qualified(unit->names, callee);
    const bool is_builtin =
        tree->nodes[callee].kind == N_NAME && !names_variable(unit->names, callee);
    const uint32_t name = qualified    ? qualified
                          : is_builtin ? tree->nodes[callee].name
                                       : method_name(unit, callee);
    const uint32_t row = unit->types ? call_types_find(unit->types->closables, name) : 0;
    return row == name ? row : 0;
}

void closable_find(struct unit *unit, struct matches *found)
{
    size_t count = 0;
    const uint32_t *calls = unit_of_kind(unit, N_CALL, &count);
    for (size_t i = 0; i < count; i++) {
        if (closable_of(unit, calls[i])) {
            const struct match match = { .from = unit->tree->nodes[calls[i]].from,
                                         .to = unit->tree->nodes[calls[i]].to,
                                         .node = calls[i] };
            VEC_PUSH(unit->arena, found, match);
        }
    }
}
