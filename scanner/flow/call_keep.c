/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "flow/call.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/module.h"
#include "flow/running.h"
#include "flow/value_make.h"
#include "match/unit.h"
#include "names/call_types.h"

/* More parts of a key are not told apart. */
enum { MOST_PARTS = 4 };

static uint32_t told(const struct run *run, uint32_t callable)
{
    const struct call_types *types = run->module->unit->types;
    return types ? call_types_find(types->keeps, callable) : 0;
}

static uint32_t plain_count(const struct arguments *arguments)
{
    uint32_t count = 0;
    while (call_positional(arguments, count)) {
        count++;
    }
    return count;
}

/* One value for the first arguments as a key: the only one, or what all of them say. Any
 * value, if one is not known. */
static value key_of_parts(struct run *run, const struct arguments *arguments,
                          uint32_t count)
{
    struct values *values = run->engine->values;
    struct str all = { NULL, 0 };
    if (count == 1) {
        return call_positional(arguments, 0);
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct constant part =
            values_literal(values, call_positional(arguments, i));
        if (part.kind != CONSTANT_STRING || count > MOST_PARTS) {
            return values_any(values);
        }
        all = str_format(run->engine->arena, "%.*s\n%.*s", STR_ARGS(all),
                         STR_ARGS(part.text));
    }
    return values_string(values, all);
}

static void put(struct run *run, value into, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    const uint32_t count = plain_count(arguments);
    const value given = count > 0 ? call_positional(arguments, count - 1) : VALUE_NEVER;
    size_t object_count = 0;
    const uint32_t *objects =
        cons_get(&values->sets, values_facts(values, into).objects, &object_count);
    if (given && count > 1) {
        container_set_item(run, into, key_of_parts(run, arguments, count - 1), given);
        return;
    }
    for (size_t i = 0; i < object_count && given; i++) {
        container_add(run, objects[i], given);
    }
}

/* Of what is kept without a key only the taint is known: it may be put together. */
static value get(struct run *run, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    const uint32_t count = plain_count(arguments);
    if (count == 0) {
        return eval_derived(run, eval_reachable_taint(run, arguments->receiver),
                            TYPE_ANY);
    }
    value found =
        container_item(run, arguments->receiver, key_of_parts(run, arguments, count));
    for (uint32_t i = 0; i < arguments->count; i++) {
        if (arguments->items[i].name) {
            found = values_join(values, found, arguments->items[i].value);
        }
    }
    return found;
}

value call_keep_make(struct run *run, uint32_t class, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    if (told(run, class) != class || !class) {
        return VALUE_NEVER;
    }
    const uint32_t container = container_new(run, arguments->call);
    struct value_facts facts =
        values_facts(values, container_value(run, container, TYPE_OBJECT));
    facts.class = class;
    const value made = values_add(values, &facts);
    put(run, made, arguments);
    return made;
}

value call_keep_method(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const uint32_t class = values_facts(engine->values, arguments->receiver).class;
    const uint32_t does =
        class ? told(run, module_dotted(engine, class, arguments->method)) : 0;
    if (!does) {
        return VALUE_NEVER;
    }
    if (str_equal(intern_text(engine->words, does), STR("get"))) {
        return get(run, arguments);
    }
    put(run, arguments->receiver, arguments);
    return values_of_types(engine->values, TYPE_NONE | TYPE_OBJECT | TYPE_INT);
}
