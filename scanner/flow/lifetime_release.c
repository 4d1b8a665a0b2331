/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/ahead.h"
#include "flow/callables.h"
#include "flow/leaving.h"
#include "flow/lifetime.h"
#include "flow/module.h"
#include "flow/order.h"
#include "match/unit.h"
#include "names/call_types.h"

/* What comes of a resource */

/* Attributes and methods of files, sockets, cursors and answers that give plain data. */
static bool is_plain(struct str name)
{
    static const char *const names[] = {
        "closed",     "code",     "encoding",   "errors",    "fetchall",  "fetchmany",
        "fetchone",   "fileno",   "flush",      "getcode",   "getheader", "getheaders",
        "geturl",     "getvalue", "headers",    "info",      "isatty",    "mode",
        "name",       "newlines", "pid",        "read",      "read1",     "readable",
        "readall",    "readinto", "readline",   "readlines", "reason",    "recv",
        "returncode", "seek",     "seekable",   "status",    "tell",      "truncate",
        "writable",   "write",    "writelines", NULL
    };
    return str_is_among(name, names);
}

static void release_row(struct run *run, uint32_t row, uint32_t node)
{
    struct resource *resource = &run->engine->lifetime->rows.items[row];
    leaving_use(run, row, node, LEAVING_AGAIN);
    resource->is_released = true;
    resource_set(run, row, resource_released(resource_bits(run, row)));
}

/* Releases what the operand of an entry may be, for the entry's rule. */
static void release(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                    value at)
{
    struct lifetime *lifetime = run->engine->lifetime;
    size_t count = 0;
    const uint32_t *objects = resource_objects(run, at, &count);
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

/* Notes a use that the entry's rule names. */
static void use(struct run *run, const struct flow_role_entry *entry, uint32_t node,
                value at)
{
    const struct lifetime *lifetime = run->engine->lifetime;
    size_t count = 0;
    const uint32_t *objects = resource_objects(run, at, &count);
    for (uint32_t row = count == 1 ? resource_first(lifetime, objects[0]) : 0; row;
         row = lifetime->rows.items[row].next) {
        if (lifetime->rows.items[row].entry->rule == entry->rule &&
            resource_bits(run, row)) {
            leaving_use(run, row, node, LEAVING_USE);
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

/* Whether a call of a method is a use: where the rule names none, all are. */
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

static bool has_release(const struct run *run, uint32_t rule, uint32_t node)
{
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = flow_roles_first(roles, node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->rule == rule && entry->part->role == FLOW_RELEASE) {
            return true;
        }
    }
    return false;
}

bool lifetime_releases(struct run *run, uint32_t row, uint32_t statement)
{
    const struct tree *tree = run->module->tree;
    const struct resource *resource = &run->engine->lifetime->rows.items[row];
    for (uint32_t i = statement; i < tree->nodes[statement].end; i++) {
        if (tree->nodes[i].kind == N_CALL &&
            (closes(run, resource, tree->nodes[i].name) ||
             has_release(run, resource->entry->rule, i))) {
            return true;
        }
    }
    return false;
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
    return resource_operand(run, node);
}

/* Builtin functions that only fail on what is of a wrong type. */
static bool is_harmless(struct str name)
{
    static const char *const names[] = {
        "abs",        "all",     "any",       "bool",   "bytes",    "callable",
        "dict",       "dir",     "enumerate", "filter", "format",   "frozenset",
        "getattr",    "hasattr", "hash",      "hex",    "id",       "isinstance",
        "issubclass", "iter",    "len",       "list",   "map",      "object",
        "ord",        "print",   "range",     "repr",   "reversed", "round",
        "set",        "setattr", "slice",     "sorted", "str",      "sum",
        "super",      "tuple",   "type",      "vars",   "zip",      NULL
    };
    return str_is_among(name, names);
}

/* What models say of a call that keeps nothing; empty where they say nothing. */
static struct str told(struct run *run, uint32_t call)
{
    struct flow_module *module = run->module;
    const struct call_types *types = module->unit->types;
    const uint32_t name =
        types && module->tree->nodes[call].kind == N_CALL
            ? callables_find(flow_roles_callables(module->roles, module->unit), call)
            : 0;
    const uint32_t how = name ? call_types_find(types->borrows, name) : 0;
    return how ? intern_text(run->engine->words, how) : STR("");
}

/* Whether models say so, or it is a method of a text or container, which might only be
 * called wrongly. */
static bool is_told_harmless(struct run *run, const struct arguments *arguments)
{
    const uint32_t receiver =
        values_facts(run->engine->values, arguments->receiver).types;
    if (receiver && !(receiver & ~(uint32_t)(TYPE_TEXTS | TYPE_CONTAINERS))) {
        return true;
    }
    const struct str how = told(run, arguments->call);
    return how.len > 0 && !str_equal(how, STR("uses"));
}

/* The name of what is called and not code of the repository; "." where it is not known.
 */
static struct str outside_name(const struct run *run, value callee)
{
    size_t count = 0;
    const uint32_t *objects = resource_objects(run, callee, &count);
    const struct object object =
        objects_get(&run->engine->objects, count == 1 ? objects[0] : 0);
    return object.kind == OBJECT_EXTERNAL ? intern_text(run->engine->words, object.a)
                                          : STR(".");
}

/* Whether an exception of the call itself has to be reckoned with where something is to
 * be released: code that is gone into says so itself. */
static enum raising raising_of(struct run *run, value callee,
                               const struct arguments *arguments)
{
    const struct str name = outside_name(run, callee);
    const bool is_safe = is_harmless(name) || str_ends_with(name, STR("Error"));
    const bool is_entered =
        call_is_own(run->engine, callee) || ahead_is_altered(run->engine->ahead, name);
    return is_safe || is_entered || is_told_harmless(run, arguments) ? RAISING_NEVER
                                                                     : RAISING_PERHAPS;
}

static void call_resources(struct run *run, const struct arguments *arguments)
{
    const struct flow_roles *roles = run->module->roles;
    size_t count = 0;
    const uint32_t *objects =
        arguments->receiver ? resource_objects(run, arguments->receiver, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        call_method_of(run, arguments, objects[i]);
    }
    const bool is_safe = is_plain(intern_text(run->engine->words, arguments->method));
    run->raising_self = is_safe ? arguments->receiver : 0;
    for (uint32_t i = flow_roles_first(roles, arguments->call); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->part->role == FLOW_USE) {
            use(run, entry, arguments->call, operand_of(run, arguments, entry->node));
        } else if (entry->part->role == FLOW_ESCAPE) {
            lifetime_escape_rule(run, operand_of(run, arguments, entry->node),
                                 entry->rule);
        } else if (entry->part->role == FLOW_RELEASE) {
            release(run, entry, arguments->call, operand_of(run, arguments, entry->node));
        }
    }
}

/* Code that is not known has what it is given, also if it fails. */
static void give_early(struct run *run, value callee, const struct arguments *arguments)
{
    const struct str name = outside_name(run, callee);
    const bool is_known = call_is_own(run->engine, callee) || is_harmless(name) ||
                          ahead_is_altered(run->engine->ahead, name) ||
                          told(run, arguments->call).len > 0;
    if (!is_known) {
        lifetime_give(run, arguments);
    }
}

void lifetime_call(struct run *run, value callee, const struct arguments *arguments)
{
    const struct engine *engine = run->engine;
    const bool is_watching = engine->lifetime && engine->lifetime->live.count > 0;
    if (engine->lifetime) {
        call_resources(run, arguments);
    }
    if (is_watching) {
        give_early(run, callee, arguments);
    }
    if (engine->order) {
        order_call(run, arguments->call);
    }
    if (engine->order || is_watching) {
        run->raising = raising_of(run, callee, arguments);
    }
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
    const uint32_t *objects =
        lifetime && base ? resource_objects(run, base, &count) : NULL;
    if (count != 1 || !is_watched(lifetime, objects[0])) {
        return found;
    }
    const uint32_t name = run->module->tree->nodes[node].name;
    const struct str text = intern_text(engine->words, name);
    if (str_equal(text, STR("closed"))) { /* somebody asks before he closes it */
        lifetime_escape(run, base);
    }
    if (is_plain(text) || told(run, node).len > 0) {
        return found;
    }
    const uint32_t on = objects[0];
    found = resource_thing(run, node, found, &object);
    if (object != on) {
        pairs_set(&lifetime->lives_on, object, 0, on);
    }
    return found;
}
