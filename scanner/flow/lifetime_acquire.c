/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "flow/access.h"
#include "flow/leaving.h"
#include "flow/lifetime.h"
#include "flow/running.h"
#include "names/facts.h"
#include "names/names.h"

/* Nodes of an operation that are looked at. */
enum { MOST_OPERANDS = 32 };

static value acquire_made(struct run *run, const struct flow_role_entry *entry,
                          uint32_t node, value found)
{
    uint32_t object = 0;
    const value thing = resource_thing(run, node, found, &object);
    const uint32_t row = resource_add(run, entry, object, node);
    if (!row) {
        return found;
    }
    if (resource_bits(run, row)) {
        leaving_use(run, row, node, LEAVING_RETURN);
    }
    resource_set(run, row, RESOURCE_HELD);
    return thing;
}

/* A lock that is only tried is not followed. */
static bool is_statement(const struct tree *tree, uint32_t node)
{
    uint32_t parent = tree->nodes[node].parent;
    while (parent != TREE_NONE && tree->nodes[parent].kind == N_AWAIT) {
        parent = tree->nodes[parent].parent;
    }
    return parent != TREE_NONE && tree->nodes[parent].kind == N_EXPR_STMT;
}

/* What was acquired elsewhere before is not told apart any more. Whether it was still
 * held: then it is taken several times, and who lets it go when is not counted. */
static bool forget_others(struct run *run, uint32_t row)
{
    const struct lifetime *lifetime = run->engine->lifetime;
    const struct resource *resource = &lifetime->rows.items[row];
    bool was_held = false;
    for (uint32_t other = resource_first(lifetime, resource->object); other;
         other = lifetime->rows.items[other].next) {
        if (lifetime->rows.items[other].entry->rule == resource->entry->rule) {
            const uint32_t bits = resource_bits(run, other);
            was_held = was_held || resource_is_held(bits) || bits & RESOURCE_GONE;
            resource_set(run, other, 0);
        }
    }
    return was_held;
}

static void acquire_kept(struct run *run, const struct flow_role_entry *entry,
                         uint32_t node)
{
    size_t count = 0;
    const uint32_t *objects =
        resource_objects(run, resource_operand(run, entry->node), &count);
    if (count != 1 || !is_statement(run->module->tree, node)) {
        return;
    }
    const uint32_t object = objects[0];
    const uint32_t row = resource_add(run, entry, object, node);
    if (!row) {
        return;
    }
    struct lifetime *lifetime = run->engine->lifetime;
    const bool was_held = forget_others(run, row);
    lifetime->rows.items[row].is_kept = true;
    lifetime->rows.items[row].is_foreign =
        pairs_find(&lifetime->foreign, object, entry->rule) == lifetime->root;
    resource_set(run, row, was_held ? RESOURCE_GONE : RESOURCE_HELD);
}

static bool is_operand(const struct tree *tree, uint32_t node)
{
    const uint8_t around = tree->nodes[tree->nodes[node].parent].kind;
    return tree->nodes[node].kind == N_NAME && around != N_ATTRIBUTE &&
           around != N_CALL && around != N_KEYWORD && around != N_SUBSCRIPT;
}

/* Text that holds the name of a file leads to it as well. */
static void look_into_operation(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t end = tree->nodes[node].end;
    for (uint32_t i = node; i < end && i < node + MOST_OPERANDS; i++) {
        const uint32_t cell = is_operand(tree, i) ? access_cell(run, i) : 0;
        const uint32_t word = cell ? run_get(run, cell) : 0;
        if (word && !(word & RUN_BITS)) {
            lifetime_escape(run, word);
        }
    }
}

value lifetime_visit(struct run *run, uint32_t node, value found)
{
    const struct flow_roles *roles = run->module->roles;
    const uint8_t kind = run->module->tree->nodes[node].kind;
    for (uint32_t i = flow_roles_first(roles, node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_ACQUIRE && entry->node == node) {
            found = acquire_made(run, entry, node, found);
        } else if (entry->part->role == FLOW_ACQUIRE) {
            acquire_kept(run, entry, node);
        }
    }
    for (uint32_t i = flow_roles_first(roles, node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_ESCAPE) {
            lifetime_escape_rule(
                run, entry->node == node ? found : resource_operand(run, entry->node),
                entry->rule);
        }
    }
    if (run->engine->lifetime->live.count > 0 &&
        (kind == N_BINARY || kind == N_FSTRING)) {
        look_into_operation(run, node);
    }
    return found;
}

/* Who else gets at a variable */

static const bool *find_captured(struct flow_module *module, struct arena *arena)
{
    const struct names *names = module->names;
    bool *captured = ARENA_ARRAY(arena, names->variables.count, bool);
    for (uint32_t i = 0; i < module->tree->count; i++) {
        const uint32_t variable =
            module->tree->nodes[i].kind == N_NAME ? names_variable(names, i) : 0;
        if (variable) {
            const uint32_t scope = names->variables.items[variable].scope;
            captured[variable] |= names->scopes.items[names->places[i].scope].frame !=
                                  names->scopes.items[scope].frame;
        }
    }
    return captured;
}

/* Whether the variable is there for this run of the code only. */
static bool is_private(struct run *run, uint32_t variable)
{
    struct flow_module *module = run->module;
    const struct names *names = module->names;
    if (!module->is_captured) {
        module->is_captured = find_captured(module, run->engine->arena);
    }
    const uint32_t scope = names->variables.items[variable].scope;
    const uint32_t cell = access_variable(run, variable);
    uint32_t owner = 0;
    uint32_t key = 0;
    objects_cell_owner(&run->engine->objects, cell, &owner, &key);
    return cell && owner == run->frame && names->scopes.items[scope].frame != 0 &&
           names->scopes.items[scope].kind != SCOPE_CLASS &&
           !module->is_captured[variable];
}

/* What a target has is named. */
static void note_name(struct run *run, value given)
{
    struct lifetime *lifetime = run->engine->lifetime;
    size_t count = 0;
    const uint32_t *objects = resource_objects(run, given, &count);
    for (size_t i = 0; i < count; i++) {
        for (uint32_t row = resource_first(lifetime, objects[i]); row;
             row = lifetime->rows.items[row].next) {
            lifetime->rows.items[row].is_named = true;
        }
    }
}

value lifetime_bind(struct run *run, uint32_t target, value given)
{
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = flow_roles_first(roles, target); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_ACQUIRE && entry->node == target) {
            given = acquire_made(run, entry, target, given);
        }
    }
    note_name(run, given);
    const uint8_t kind = run->module->tree->nodes[target].kind;
    const uint32_t variable = names_variable(run->module->names, target);
    if (kind == N_ATTRIBUTE || kind == N_SUBSCRIPT ||
        (variable && !is_private(run, variable))) {
        lifetime_escape(run, given);
    }
    return given;
}
