/* SPDX-License-Identifier: MIT */
#include "flow/access.h"
#include "flow/ahead.h"
#include "flow/container.h"
#include "flow/member.h"
#include "flow/module.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "names/facts.h"
#include "names/names.h"

static value external(struct run *run, uint32_t qualified, uint32_t taint)
{
    struct engine *engine = run->engine;
    const struct object object = { .kind = OBJECT_EXTERNAL, .a = qualified };
    const value found =
        values_object(engine->values, TYPE_ANY, objects_add(&engine->objects, &object));
    return values_with_taint(engine->values, found, taint);
}

/* Where no code has been run that binds it. */
static value unset(struct run *run, uint32_t variable)
{
    const struct names *names = run->module->names;
    const uint32_t scope = names->variables.items[variable].scope;
    if (names->scopes.items[scope].frame == 0) {
        return member_unrun(run, variable);
    }
    return values_any(run->engine->values);
}

value access_name(struct run *run, uint32_t node)
{
    const struct names *names = run->module->names;
    const uint32_t variable = names_variable(names, node);
    const uint32_t qualified = names_qualified(names, node);
    if (qualified) { /* its file is looked into when it matters: call_value */
        return external(run, qualified, 0);
    }
    if (!variable) {
        return external(run, run->module->tree->nodes[node].name, 0);
    }
    const uint32_t cell = access_variable(run, variable);
    const uint32_t word = cell ? run_get(run, cell) : 0;
    return word ? word : unset(run, variable);
}

static value with_base_taint(struct run *run, value found, value base)
{
    struct engine *engine = run->engine;
    const uint32_t taint = taint_keep(engine->values, values_taint(engine->values, base),
                                      engine->channels->through);
    return values_with_taint(engine->values, found, taint);
}

/* A method of a thing that a call of another file's class made: its file is looked into
 * when it is called. */
static value imported_method(struct run *run, const struct object *thing, uint32_t name)
{
    struct engine *engine = run->engine;
    const struct flow_module *module = engine->modules[thing->module];
    if (module->tree->nodes[thing->node].kind != N_CALL) {
        return VALUE_NEVER;
    }
    const uint32_t class =
        names_qualified(module->names, tree_first(module->tree, thing->node));
    if (!ahead_is_class(engine->ahead, class)) {
        return VALUE_NEVER;
    }
    const struct object method = { .kind = OBJECT_EXTERNAL,
                                   .a = module_dotted(engine, class, name),
                                   .b = 1 };
    return method.a ? values_object(engine->values, TYPE_ANY,
                                    objects_add(&engine->objects, &method))
                    : VALUE_NEVER;
}

/* What an object has under a name; VALUE_NEVER if that is not known. */
static value attribute_of(struct run *run, uint32_t number, uint32_t name)
{
    struct engine *engine = run->engine;
    const struct object object = objects_get(&engine->objects, number);
    const uint32_t cell =
        objects_cell(&engine->objects, number, key_of(KEY_ATTRIBUTE, name));
    const uint32_t word = run_get(run, cell);
    if (word) {
        return word;
    }
    switch (object.kind) {
    case OBJECT_INSTANCE:
        return object.a ? member_bound(run, object.a, name,
                                       values_object(engine->values, TYPE_OBJECT, number))
                        : imported_method(run, &object, name);
    case OBJECT_CLASS:
        return member_bound(run, number, name, VALUE_NEVER);
    case OBJECT_MODULE:
        return member_of_module(run, engine->modules[object.module], name);
    case OBJECT_EXTERNAL: {
        const uint32_t dotted = module_dotted(engine, object.a, name);
        return dotted ? external(run, dotted, 0) : VALUE_NEVER;
    }
    default:
        return VALUE_NEVER;
    }
}

/* Whether it was given to each of the things: then that counts, not where they are from.
 */
static bool is_set(struct run *run, const uint32_t *objects, size_t count, uint32_t name)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t cell =
            objects_cell(&run->engine->objects, objects[i], key_of(KEY_ATTRIBUTE, name));
        if (!run_get(run, cell)) {
            return false;
        }
    }
    return true;
}

value access_attribute(struct run *run, value base, uint32_t name)
{
    struct engine *engine = run->engine;
    size_t count = 0;
    const struct value_facts facts = values_facts(engine->values, base);
    const uint32_t *objects = cons_get(&engine->values->sets, facts.objects, &count);
    value found = VALUE_NEVER;
    bool unknown = count == 0;
    for (size_t i = 0; i < count; i++) {
        const value one = attribute_of(run, objects[i], name);
        unknown = unknown || !one;
        found = values_join(engine->values, found, one);
    }
    if (!unknown) {
        return is_set(run, objects, count, name) ? found
                                                 : with_base_taint(run, found, base);
    }
    found = values_join(engine->values, found, values_any(engine->values));
    return with_base_taint(run, found, base);
}

value access_item(struct run *run, value base, value index)
{
    struct engine *engine = run->engine;
    const uint32_t dropped = engine->channels->safe_indexes;
    const value found = container_item(run, base, index);
    const uint32_t of_index =
        taint_drop(engine->values, values_taint(engine->values, index), dropped);
    return values_with_taint(
        engine->values, found,
        taint_keep(engine->values, of_index, engine->channels->through));
}
