/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/beginning.h"
#include "flow/call.h"
#include "flow/container.h"
#include "flow/eval.h"
#include "flow/role.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/text.h"
#include "flow/value_make.h"

struct method {
    const char *name;
    value (*call)(struct run *run, uint32_t container, const struct arguments *arguments);
};

static value none(struct run *run)
{
    return values_constant(run->engine->values,
                           (struct constant){ .kind = CONSTANT_NONE });
}

static value do_append(struct run *run, uint32_t container,
                       const struct arguments *arguments)
{
    const value item = call_positional(arguments, 0);
    if (item) {
        container_append(run, container, item);
    }
    return none(run);
}

static value do_add(struct run *run, uint32_t container,
                    const struct arguments *arguments)
{
    const value item = call_positional(arguments, arguments->count > 1 ? 1 : 0);
    if (item) {
        container_add(run, container, item);
    }
    return none(run);
}

/* The new item may be the first one then. */
static value do_insert(struct run *run, uint32_t container,
                       const struct arguments *arguments)
{
    const value item = call_positional(arguments, arguments->count > 1 ? 1 : 0);
    const uint32_t first = beginning_cell(run, container);
    const uint32_t word = run_get(run, first);
    if (item && word && !(word & RUN_BITS)) {
        run_set(run, first, values_join(run->engine->values, word, item));
    }
    return do_add(run, container, arguments);
}

static value do_extend(struct run *run, uint32_t container,
                       const struct arguments *arguments)
{
    const value from = call_positional(arguments, 0);
    if (from) {
        container_add(run, container, eval_element(run, from));
        container_add(run, container,
                      eval_derived(run, eval_reachable_taint(run, from), TYPE_ANY));
    }
    return none(run);
}

static value do_get(struct run *run, uint32_t container,
                    const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    const value key = call_positional(arguments, 0);
    const value fallback = call_positional(arguments, 1);
    if (!key) {
        return VALUE_NEVER;
    }
    const value found =
        container_item(run, container_value(run, container, TYPE_DICT), key);
    const uint32_t cell = container_cell(run, container, key);
    const bool is_there = cell && run_get(run, cell);
    return values_join(values, found,
                       is_there   ? VALUE_NEVER
                       : fallback ? fallback
                                  : none(run));
}

static value constant_int(struct run *run, int64_t number)
{
    return values_constant(run->engine->values,
                           (struct constant){ .kind = CONSTANT_INT, .integer = number });
}

static uint32_t place(struct run *run, uint32_t container, int64_t index)
{
    return container_cell(run, container, constant_int(run, index));
}

/* Takes the item at a known place out of a list of known length. */
static value take_out(struct run *run, uint32_t container, int64_t index, int64_t length)
{
    const value taken = run_get(run, place(run, container, index));
    for (int64_t i = index; i + 1 < length; i++) {
        run_set(run, place(run, container, i),
                run_get(run, place(run, container, i + 1)));
    }
    run_set(run, place(run, container, length - 1), 0);
    container_set_length(run, container, (int32_t)length - 1, (int32_t)length - 1);
    return taken;
}

static value do_pop(struct run *run, uint32_t container,
                    const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    const value key = call_positional(arguments, 0);
    const struct constant known =
        key ? values_literal(values, key)
            : (struct constant){ .kind = CONSTANT_INT, .integer = -1 };
    const int64_t length = container_length(run, container);
    const uint32_t type = values_facts(values, arguments->receiver).types;
    int64_t index = known.integer;
    index = index < 0 ? index + length : index;
    if (type == TYPE_LIST && known.kind == CONSTANT_INT && index >= 0 && index < length) {
        return take_out(run, container, index, length);
    }
    if (type == TYPE_DICT && key) {
        const value found = container_item(run, arguments->receiver, key);
        const value fallback = call_positional(arguments, 1);
        return values_join(values, found, fallback);
    }
    container_set_length(run, container, 0, VALUE_FOREVER);
    return container_items(run, container);
}

static value do_items(struct run *run, uint32_t container,
                      const struct arguments *arguments)
{
    (void)arguments;
    const uint32_t pairs = container_new(run, arguments->call);
    const struct object object = { .kind = OBJECT_CONTAINER,
                                   .module = run->module->number,
                                   .node = arguments->call,
                                   .a = run->frame,
                                   .b = 1 };
    const uint32_t pair = objects_add(&run->engine->objects, &object);
    const value dict = container_value(run, container, TYPE_DICT);
    const uint32_t whole = eval_reachable_taint(run, dict);
    const value item = container_items(run, container);
    run_set(run, place(run, pair, 0), eval_derived(run, 0, TYPE_ANY));
    run_set(run, place(run, pair, 1), item ? item : eval_derived(run, whole, TYPE_ANY));
    container_add(run, pairs, container_value(run, pair, TYPE_TUPLE));
    return container_value(run, pairs, TYPE_LIST);
}

static value do_values(struct run *run, uint32_t container,
                       const struct arguments *arguments)
{
    const value item = container_items(run, container);
    const uint32_t made = container_new(run, arguments->call);
    if (item) {
        container_add(run, made, item);
    }
    return container_value(run, made, TYPE_LIST);
}

static value do_clear(struct run *run, uint32_t container,
                      const struct arguments *arguments)
{
    uint32_t cell = objects_first_cell(&run->engine->objects, container);
    (void)arguments;
    for (; cell; cell = objects_next_cell(&run->engine->objects, cell)) {
        run_set(run, cell, 0);
    }
    container_set_length(run, container, 0, 0);
    return none(run);
}

static const struct method METHODS[] = {
    { "append", do_append }, { "appendleft", do_insert }, { "add", do_add },
    { "insert", do_insert }, { "extend", do_extend },     { "update", do_extend },
    { "get", do_get },       { "pop", do_pop },           { "setdefault", do_get },
    { "items", do_items },   { "values", do_values },     { "clear", do_clear },
};

/* Methods of texts whose result is another type. */
static const struct {
    const char *name;
    uint32_t types;
} OF_TEXTS[] = {
    { "startswith", TYPE_BOOL },   { "endswith", TYPE_BOOL }, { "isdigit", TYPE_BOOL },
    { "isalnum", TYPE_BOOL },      { "isalpha", TYPE_BOOL },  { "isnumeric", TYPE_BOOL },
    { "find", TYPE_INT },          { "rfind", TYPE_INT },     { "count", TYPE_INT },
    { "index", TYPE_INT },         { "encode", TYPE_BYTES },  { "decode", TYPE_STR },
    { "format", TYPE_STR },        { "join", TYPE_STR },      { "lower", TYPE_STR },
    { "upper", TYPE_STR },         { "strip", TYPE_STR },     { "lstrip", TYPE_STR },
    { "rstrip", TYPE_STR },        { "replace", TYPE_STR },   { "title", TYPE_STR },
    { "capitalize", TYPE_STR },    { "zfill", TYPE_STR },     { "hex", TYPE_STR },
    { "isidentifier", TYPE_BOOL },
};

static value method_of_text(struct run *run, const struct arguments *arguments)
{
    const struct str name = intern_text(run->engine->words, arguments->method);
    for (size_t i = 0; i < sizeof OF_TEXTS / sizeof OF_TEXTS[0]; i++) {
        if (str_equal(name, str_from(OF_TEXTS[i].name))) {
            const value made = eval_derived(run, arguments->taint, OF_TEXTS[i].types);
            return str_equal(name, STR("format"))
                       ? text_filled(run->engine->values, made, arguments->receiver, '{')
                       : made;
        }
    }
    return VALUE_NEVER;
}

value call_method(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct value_facts facts = values_facts(engine->values, arguments->receiver);
    const struct str name = intern_text(engine->words, arguments->method);
    size_t count = 0;
    const uint32_t *objects = cons_get(&engine->values->sets, facts.objects, &count);
    if (facts.types && !(facts.types & ~(uint32_t)TYPE_TEXTS)) {
        return method_of_text(run, arguments);
    }
    if (count != 1 || facts.types & ~(uint32_t)TYPE_CONTAINERS) {
        return VALUE_NEVER;
    }
    for (size_t i = 0; i < sizeof METHODS / sizeof METHODS[0]; i++) {
        if (str_equal(name, str_from(METHODS[i].name))) {
            const value found = METHODS[i].call(run, objects[0], arguments);
            return found ? values_with_taint(engine->values, found,
                                             taint_keep(engine->values, facts.taint,
                                                        engine->channels->through))
                         : found;
        }
    }
    return VALUE_NEVER;
}
