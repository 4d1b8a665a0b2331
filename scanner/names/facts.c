/* SPDX-License-Identifier: MIT */
#include "names/facts.h"

#include "syntax/tree.h"

/* A class body reads a name from outside as long as it has not bound it itself:
 * `class C: time = time.time` */
static bool not_yet_bound(const struct names *names, uint32_t variable, uint32_t node)
{
    const struct variable *found = &names->variables.items[variable];
    return found->binding_count > 0 && node < found->first_from;
}

enum { STEPS_FLOOR = 100 * 1000, STEPS_PER_NODE = 32 };

uint64_t facts_step_budget(uint32_t nodes)
{
    return STEPS_FLOOR + (uint64_t)nodes * STEPS_PER_NODE;
}

bool facts_step(struct names *names)
{
    if (names->steps_left == 0) {
        names->is_cut = true;
        return false;
    }
    names->steps_left--;
    return true;
}

uint32_t facts_declare(struct names *names, uint32_t scope, uint32_t name)
{
    uint32_t variable = pairs_find(&names->bound, scope, name);
    if (!variable) {
        variable = (uint32_t)names->variables.count;
        const struct variable added = {
            .scope = scope,
            .name = name,
            .first_binding = TREE_NONE,
            .annotation = TREE_NONE,
            .value = TREE_NONE,
        };
        VEC_PUSH(names->arena, &names->variables, added);
        pairs_set(&names->bound, scope, name, variable);
    }
    return variable;
}

uint32_t facts_lookup(struct names *names, uint32_t scope, uint32_t name, uint32_t node)
{
    bool sees_class = true;
    while (scope != SCOPE_NONE && facts_step(names)) {
        const struct scope *at = &names->scopes.items[scope];
        if (at->kind != SCOPE_CLASS) {
            const uint32_t found = pairs_find(&names->bound, scope, name);
            if (found) {
                return found;
            }
        } else if (sees_class) {
            const uint32_t found = pairs_find(&names->bound, scope, name);
            if (found && !not_yet_bound(names, found, node)) {
                return found;
            }
        }
        sees_class = at->kind == SCOPE_TYPES;
        scope = at->parent;
    }
    return 0;
}
