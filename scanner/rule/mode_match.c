/* SPDX-License-Identifier: MIT */
#include "rule/mode_match.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/pathglob.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "rule/mode.h"

/* Bindings stand in order of their metavariables. */
static void insert(struct binding *bindings, uint32_t count, struct binding binding)
{
    uint32_t at = count;
    while (at > 0 && bindings[at - 1].metavariable > binding.metavariable) {
        bindings[at] = bindings[at - 1];
        at--;
    }
    bindings[at] = binding;
}

void mode_match_bind(const struct unit *unit, const struct mode_value *values,
                     size_t count, struct match *match)
{
    struct intern *words = unit->tree->names;
    struct binding *bindings = ARENA_ARRAY(unit->arena, count, struct binding);
    uint32_t bound = 0;
    for (size_t i = 0; i < count; i++) {
        const struct binding binding = {
            .metavariable = intern_find(words, str_from(values[i].metavariable)),
            .kind = BIND_QUALIFIED,
            .name = intern_add(words, values[i].text),
        };
        if (binding.metavariable) {
            insert(bindings, bound++, binding);
        }
    }
    match->bindings = bindings;
    match->binding_count = bound;
}

bool mode_match_is_ignored(const struct mode *mode, struct str name)
{
    for (uint32_t i = 0; i < mode->ignore_name_count; i++) {
        if (pathglob_selects(mode->ignore_names[i], name)) {
            return true;
        }
    }
    return false;
}
