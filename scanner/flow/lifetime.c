/* SPDX-License-Identifier: MIT */
#include "flow/lifetime.h"

#include "flow/resource.h"
#include "flow/running.h"

/* Things that live on others, in a row. */
enum { MOST_LIVING = 8 };

/* States */

typedef uint32_t (*transition)(uint32_t bits);

/* What changes for whom: the rows of a rule, or of all. */
struct change {
    transition to;
    int most_living;
    uint32_t rule;
};

#define ALL_RULES UINT32_MAX

static uint32_t to_gone(uint32_t bits)
{
    const uint32_t kept = bits & (RESOURCE_RELEASED | RESOURCE_SAVED);
    return kept | RESOURCE_GONE | (bits & RESOURCE_RAISED ? RESOURCE_SAVED : 0);
}

static uint32_t to_returned(uint32_t bits)
{
    return bits & RESOURCE_HELD ? bits | RESOURCE_RETURNED : bits;
}

static uint32_t to_managed(uint32_t bits)
{
    const uint32_t kept = bits & ~(uint32_t)(RESOURCE_HELD | RESOURCE_RAISED);
    return bits & RESOURCE_HELD ? kept | RESOURCE_MANAGED : bits;
}

static uint32_t to_ended(uint32_t bits)
{
    return bits & RESOURCE_MANAGED ? resource_released(bits & ~(uint32_t)RESOURCE_MANAGED)
                                   : bits;
}

static uint32_t to_nothing(uint32_t bits)
{
    (void)bits;
    return 0;
}

static void change_object(struct run *run, uint32_t object, const struct change *change)
{
    struct lifetime *lifetime = run->engine->lifetime;
    for (uint32_t row = resource_first(lifetime, object); row;
         row = lifetime->rows.items[row].next) {
        if (change->rule != ALL_RULES &&
            lifetime->rows.items[row].entry->rule != change->rule) {
            continue;
        }
        const uint32_t bits = resource_bits(run, row);
        const uint32_t after = bits ? change->to(bits) : 0;
        const bool is_handed = resource_is_held(bits) && !(bits & RESOURCE_RAISED) &&
                               after & (RESOURCE_GONE | RESOURCE_RETURNED);
        lifetime->rows.items[row].is_handed |= is_handed;
        resource_set(run, row, after);
    }
}

/* All that the value may be, and what that lives on. */
static void change_value(struct run *run, value at, struct change change)
{
    size_t count = 0;
    const uint32_t *objects = at ? resource_objects(run, at, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        uint32_t object = objects[i];
        for (int living = 0; object && living <= change.most_living; living++) {
            change_object(run, object, &change);
            object = pairs_find(&run->engine->lifetime->lives_on, object, 0);
        }
    }
}

void lifetime_escape(struct run *run, value at)
{
    if (run->engine->lifetime) {
        change_value(run, at, (struct change){ to_gone, MOST_LIVING, ALL_RULES });
    }
}

void lifetime_escape_rule(struct run *run, value at, uint32_t rule)
{
    change_value(run, at, (struct change){ to_gone, MOST_LIVING, rule });
}

/* Whether a rule knows what the call does with what it is given. */
static bool is_known(const struct run *run, uint32_t call)
{
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = flow_roles_first(roles, call); i;
         i = roles->entries.items[i].next) {
        const enum flow_role role = roles->entries.items[i].part->role;
        if (role == FLOW_RELEASE || role == FLOW_USE) {
            return true;
        }
    }
    return false;
}

void lifetime_give(struct run *run, const struct arguments *arguments)
{
    if (!run->engine->lifetime || is_known(run, arguments->call)) {
        return;
    }
    for (uint32_t i = 0; i < arguments->count; i++) {
        lifetime_escape(run, arguments->items[i].value);
    }
}

void lifetime_absent(struct run *run, value at)
{
    if (run->engine->lifetime) {
        change_value(run, at, (struct change){ to_nothing, 0, ALL_RULES });
    }
}

void lifetime_manage(struct run *run, value at, bool ends)
{
    if (run->engine->lifetime) {
        change_value(run, at,
                     (struct change){ ends ? to_ended : to_managed, 0, ALL_RULES });
    }
}

void lifetime_return(struct run *run, value at)
{
    if (run->engine->lifetime) {
        change_value(run, at, (struct change){ to_returned, MOST_LIVING, ALL_RULES });
    }
}

/* A generator that stands for a with block fails where that fails; others are only left,
 * and finished by whoever has them. */
void lifetime_yield(struct run *run, value at)
{
    const struct tree *tree = run->module->tree;
    const struct object function = objects_get(&run->engine->objects, run->function);
    bool is_manager = false;
    for (uint32_t child = run->function ? tree_first(tree, function.node) : TREE_NONE;
         child != TREE_NONE; child = tree_next(tree, child)) {
        const struct str text = tree->nodes[child].kind == N_DECORATOR
                                    ? tree_text(tree, tree_first(tree, child))
                                    : STR("");
        is_manager = is_manager || str_ends_with(text, STR("contextmanager"));
    }
    if (!is_manager) {
        lifetime_escape(run, at);
        run->raising = RAISING_NEVER;
    }
}
