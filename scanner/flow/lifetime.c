/* SPDX-License-Identifier: MIT */
#include "flow/lifetime.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/access.h"
#include "flow/eval.h"
#include "flow/leaving.h"
#include "flow/module.h"
#include "flow/running.h"
#include "flow/value_make.h"
#include "match/unit.h"
#include "names/call_types.h"
#include "names/facts.h"
#include "names/names.h"

/* Things that live on others, in a row; nodes of an operation that are looked at. */
enum { MOST_LIVING = 8, MOST_OPERANDS = 32 };

/* States */

typedef uint32_t (*transition)(uint32_t bits);

static uint32_t to_released(uint32_t bits)
{
    const uint32_t kept = bits & (RESOURCE_GONE | RESOURCE_SAVED);
    return kept | RESOURCE_RELEASED | (bits & RESOURCE_RAISED ? RESOURCE_SAVED : 0);
}

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
    return bits & RESOURCE_MANAGED ? to_released(bits & ~(uint32_t)RESOURCE_MANAGED)
                                   : bits;
}

static uint32_t to_nothing(uint32_t bits)
{
    (void)bits;
    return 0;
}

static void change_object(struct run *run, uint32_t object, transition to)
{
    const struct lifetime *lifetime = run->engine->lifetime;
    for (uint32_t row = resource_first(lifetime, object); row;
         row = lifetime->rows.items[row].next) {
        const uint32_t bits = resource_bits(run, row);
        if (bits) {
            resource_set(run, row, to(bits));
        }
    }
}

static const uint32_t *objects_of(const struct run *run, value at, size_t *count)
{
    const struct values *values = run->engine->values;
    return cons_get(&values->sets, values_facts(values, at).objects, count);
}

/* All that the value may be, and what that lives on. */
static void change(struct run *run, value at, transition to, int most_living)
{
    size_t count = 0;
    const uint32_t *objects = at ? objects_of(run, at, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        uint32_t object = objects[i];
        for (int living = 0; object && living <= most_living; living++) {
            change_object(run, object, to);
            object = pairs_find(&run->engine->lifetime->lives_on, object, 0);
        }
    }
}

void lifetime_escape(struct run *run, value at)
{
    if (run->engine->lifetime) {
        change(run, at, to_gone, MOST_LIVING);
    }
}

void lifetime_give(struct run *run, const struct arguments *arguments)
{
    for (uint32_t i = 0; i < arguments->count; i++) {
        lifetime_escape(run, arguments->items[i].value);
    }
}

void lifetime_absent(struct run *run, value at)
{
    if (run->engine->lifetime) {
        change(run, at, to_nothing, 0);
    }
}

void lifetime_manage(struct run *run, value at, bool ends)
{
    if (run->engine->lifetime) {
        change(run, at, ends ? to_ended : to_managed, 0);
    }
}

void lifetime_return(struct run *run, value at)
{
    if (run->engine->lifetime) {
        change(run, at, to_returned, MOST_LIVING);
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

/* Acquiring */

/* A value that is one thing, which can be followed; `*object` is it. */
static value as_thing(struct run *run, uint32_t node, value found, uint32_t *object)
{
    struct values *values = run->engine->values;
    struct value_facts facts = values_facts(values, found);
    size_t count = 0;
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    *object = count == 1 ? objects[0] : 0;
    const uint32_t kind = objects_get(&run->engine->objects, *object).kind;
    if (!*object || (kind != OBJECT_INSTANCE && kind != OBJECT_CONTAINER)) {
        const struct object made = { .kind = OBJECT_INSTANCE,
                                     .module = run->module->number,
                                     .node = node,
                                     .b = run->frame };
        *object = objects_add(&run->engine->objects, &made);
    }
    facts.types = TYPE_OBJECT;
    facts.literal = 0;
    facts.text = 0;
    facts.objects = values_set_add(values, 0, *object);
    return values_add(values, &facts);
}

static value acquire_made(struct run *run, const struct flow_role_entry *entry,
                          uint32_t node, value found)
{
    uint32_t object = 0;
    const value thing = as_thing(run, node, found, &object);
    const uint32_t row = resource_add(run, entry, object, node);
    if (resource_bits(run, row)) {
        leaving_use(run, row, node, LEAVING_RETURN);
    }
    resource_set(run, row, RESOURCE_HELD);
    return thing;
}

/* The thing that an operand is: where it has a place but nothing is known of it, it gets
 * an object. */
static value operand(struct run *run, uint32_t node)
{
    const value found = eval_pure(run, node);
    const uint32_t cell = access_cell(run, node);
    size_t count = 0;
    uint32_t object = 0;
    objects_of(run, found, &count);
    if (count > 0 || !cell) {
        return found;
    }
    const value thing = as_thing(run, node, found, &object);
    run_set(run, cell, thing);
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

static void acquire_kept(struct run *run, const struct flow_role_entry *entry,
                         uint32_t node)
{
    size_t count = 0;
    const uint32_t *objects = objects_of(run, operand(run, entry->node), &count);
    if (count != 1 || !is_statement(run->module->tree, node)) {
        return;
    }
    const uint32_t object = objects[0];
    const uint32_t row = resource_add(run, entry, object, node);
    struct lifetime *lifetime = run->engine->lifetime;
    lifetime->rows.items[row].is_kept = true;
    lifetime->rows.items[row].is_foreign =
        pairs_find(&lifetime->foreign, object, entry->rule) == lifetime->root;
    resource_set(run, row, RESOURCE_HELD);
}

/* Text that holds the name of a file leads to it as well. */
static void look_into_operation(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t end = tree->nodes[node].end;
    for (uint32_t i = node; i < end && i < node + MOST_OPERANDS; i++) {
        const uint32_t cell = tree->nodes[i].kind == N_NAME ? access_cell(run, i) : 0;
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
        if (entry->part->role == FLOW_ESCAPE) {
            lifetime_escape(run, entry->node == node ? found : operand(run, entry->node));
        } else if (entry->part->role == FLOW_ACQUIRE && entry->node == node) {
            found = acquire_made(run, entry, node, found);
        } else if (entry->part->role == FLOW_ACQUIRE) {
            acquire_kept(run, entry, node);
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
    const uint8_t kind = run->module->tree->nodes[target].kind;
    const uint32_t variable = names_variable(run->module->names, target);
    if (kind == N_ATTRIBUTE || kind == N_SUBSCRIPT ||
        (variable && !is_private(run, variable))) {
        lifetime_escape(run, given);
    }
    return given;
}

/* Releasing and using */

static void release_row(struct run *run, uint32_t row, uint32_t node)
{
    struct resource *resource = &run->engine->lifetime->rows.items[row];
    leaving_use(run, row, node, LEAVING_AGAIN);
    resource->is_released = true;
    resource_set(run, row, to_released(resource_bits(run, row)));
}

/* Releases what the operand of an entry may be, for the entry's rule. */
static void release(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                    value at)
{
    struct lifetime *lifetime = run->engine->lifetime;
    size_t count = 0;
    const uint32_t *objects = objects_of(run, at, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_held = false;
        for (uint32_t row = resource_first(lifetime, objects[i]); row;
             row = lifetime->rows.items[row].next) {
            if (lifetime->rows.items[row].entry->rule == entry->rule &&
                resource_bits(run, row)) {
                is_held = true;
                release_row(run, row, node);
            }
        }
        if (!is_held) {
            pairs_set(&lifetime->foreign, objects[i], entry->rule, lifetime->root);
        }
    }
}

static bool has_part(const struct flow_rule *rule, enum flow_role role,
                     enum flow_table table)
{
    for (uint32_t i = 0; i < rule->part_count; i++) {
        if (rule->parts[i].role == role && rule->parts[i].table == table) {
            return true;
        }
    }
    return false;
}

/* Whether the method closes what the table says has to be closed by it. */
static bool closes(const struct run *run, const struct resource *resource,
                   uint32_t method)
{
    struct engine *engine = run->engine;
    const struct flow_rule *rule = engine->channels->rules[resource->entry->rule];
    const struct call_types *types = engine->modules[0]->unit->types;
    return resource->callable && types && has_part(rule, FLOW_RELEASE, FLOW_CLOSABLE) &&
           call_types_find(types->closables,
                           module_dotted(engine, resource->callable, method));
}

/* Whether the call is among the uses that its rule names, or the rule names none. */
static bool is_use(const struct run *run, const struct resource *resource, uint32_t call)
{
    const struct flow_roles *roles = run->module->roles;
    const uint32_t rule = resource->entry->rule;
    for (uint32_t i = flow_roles_first(roles, call); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->rule == rule && entry->part->role == FLOW_RELEASE) {
            return false;
        }
        if (entry->rule == rule && entry->part->role == FLOW_USE) {
            return true;
        }
    }
    return !has_part(run->engine->channels->rules[rule], FLOW_USE, FLOW_NO_TABLE);
}

static void call_method_of(struct run *run, const struct arguments *arguments,
                           uint32_t object)
{
    const struct lifetime *lifetime = run->engine->lifetime;
    for (uint32_t row = resource_first(lifetime, object); row;
         row = lifetime->rows.items[row].next) {
        const struct resource *resource = &lifetime->rows.items[row];
        if (!resource_bits(run, row)) {
            continue;
        }
        if (closes(run, resource, arguments->method)) {
            release_row(run, row, arguments->call);
        } else if (is_use(run, resource, arguments->call)) {
            leaving_use(run, row, arguments->call, LEAVING_USE);
        }
    }
}

/* The operand of a call at a node, as it was evaluated. */
static value operand_of(struct run *run, const struct arguments *arguments, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    const uint32_t callee = tree_first(tree, arguments->call);
    if (arguments->receiver && tree->nodes[node].kind == N_CALL &&
        node == tree_first(tree, callee)) {
        return arguments->receiver;
    }
    for (uint32_t i = 0; i < arguments->count; i++) {
        if (arguments->items[i].node == node && tree->nodes[node].kind == N_CALL) {
            return arguments->items[i].value;
        }
    }
    return operand(run, node);
}

void lifetime_call(struct run *run, const struct arguments *arguments)
{
    const struct flow_roles *roles = run->module->roles;
    size_t count = 0;
    const uint32_t *objects =
        arguments->receiver ? objects_of(run, arguments->receiver, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        call_method_of(run, arguments, objects[i]);
    }
    run->raising_object = count == 1 ? objects[0] : 0;
    for (uint32_t i = flow_roles_first(roles, arguments->call); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_RELEASE) {
            release(run, entry, arguments->call, operand_of(run, arguments, entry->node));
        }
    }
}

/* What comes of a resource */

/* Attributes and methods of files, sockets and cursors that give plain data. */
static bool is_plain(struct str name)
{
    static const char *const names[] = {
        "closed",   "encoding",  "errors", "fetchall",   "fetchmany",  "fetchone",
        "fileno",   "getvalue",  "isatty", "mode",       "name",       "newlines",
        "pid",      "read",      "read1",  "readable",   "readall",    "readinto",
        "readline", "readlines", "recv",   "returncode", "seek",       "seekable",
        "tell",     "truncate",  "write",  "writable",   "writelines",
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_watched(const struct lifetime *lifetime, uint32_t object)
{
    return resource_first(lifetime, object) || pairs_find(&lifetime->lives_on, object, 0);
}

value lifetime_part(struct run *run, uint32_t node, value base, value found)
{
    struct engine *engine = run->engine;
    struct lifetime *lifetime = engine->lifetime;
    size_t count = 0;
    uint32_t object = 0;
    const uint32_t *objects = lifetime && base ? objects_of(run, base, &count) : NULL;
    if (count != 1 || !is_watched(lifetime, objects[0])) {
        return found;
    }
    const uint32_t name = run->module->tree->nodes[node].name;
    const struct str text = intern_text(engine->words, name);
    if (str_equal(text, STR("closed"))) { /* somebody asks before he closes it */
        lifetime_escape(run, base);
    }
    if (is_plain(text)) {
        return found;
    }
    const uint32_t on = objects[0];
    found = as_thing(run, node, found, &object);
    if (object != on) {
        pairs_set(&lifetime->lives_on, object, 0, on);
    }
    return found;
}
