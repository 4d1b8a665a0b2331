/* SPDX-License-Identifier: MIT */
#include "names/names.h"

#include <assert.h>

#include "names/facts.h"
#include "syntax/tree.h"

uint32_t names_qualified(const struct names *names, uint32_t node)
{
    assert(node < names->tree->count);
    return names->places[node].qualified;
}

uint32_t names_qualified_also(const struct names *names, uint32_t node)
{
    assert(node < names->tree->count);
    return names->also ? names->also[node] : 0;
}

uint32_t names_variable(const struct names *names, uint32_t node)
{
    assert(node < names->tree->count);
    return names->places[node].variable;
}

static const struct variable *variable_at(const struct names *names, uint32_t variable)
{
    assert(variable < names->variables.count);
    return &names->variables.items[variable];
}

bool names_is_local(const struct names *names, uint32_t variable)
{
    if (variable == 0) {
        return false;
    }
    const uint32_t scope = variable_at(names, variable)->scope;
    const enum scope_kind kind = names->scopes.items[scope].kind;
    return kind != SCOPE_MODULE && kind != SCOPE_CLASS;
}

uint32_t names_scope(const struct names *names, uint32_t node)
{
    assert(node < names->tree->count);
    return names->scopes.items[names->places[node].scope].node;
}

uint32_t names_type(const struct names *names, uint32_t variable)
{
    return variable_at(names, variable)->type;
}

uint32_t names_binding_count(const struct names *names, uint32_t variable)
{
    return variable_at(names, variable)->binding_count;
}

uint32_t names_first_binding(const struct names *names, uint32_t variable)
{
    return variable_at(names, variable)->first_binding;
}

const uint32_t *names_star_modules(const struct names *names, size_t *count)
{
    *count = names->stars.count;
    return names->stars.items;
}

bool names_is_cut(const struct names *names)
{
    return names->is_cut;
}
