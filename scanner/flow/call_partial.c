/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "flow/call.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

/* Arguments that one object keeps. */
enum { MOST_KEPT = 32 };

/* What is called is under SPECIAL_POSITIONAL, arguments without a name under their index,
 * the others under theirs. */
static uint32_t cell_of_index(struct run *run, uint32_t partial, uint32_t index)
{
    const struct constant constant = { .kind = CONSTANT_INT, .integer = index };
    return objects_cell(&run->engine->objects, partial,
                        key_of(KEY_ITEM, values_constant(run->engine->values, constant)));
}

static uint32_t cell_of_name(struct run *run, uint32_t partial, uint32_t name)
{
    return objects_cell(&run->engine->objects, partial, key_of(KEY_ATTRIBUTE, name));
}

static uint32_t cell_of_callee(struct run *run, uint32_t partial)
{
    return objects_cell(&run->engine->objects, partial,
                        key_of(KEY_SPECIAL, SPECIAL_POSITIONAL));
}

static void forget(struct run *run, uint32_t partial)
{
    struct objects *objects = &run->engine->objects;
    uint32_t cell = objects_first_cell(objects, partial);
    for (; cell; cell = objects_next_cell(objects, cell)) {
        run_set(run, cell, 0);
    }
}

value call_partial_make(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const value callee = call_positional(arguments, 0);
    const struct object object = { .kind = OBJECT_PARTIAL,
                                   .module = run->module->number,
                                   .node = arguments->call,
                                   .a = run->frame };
    if (!callee || arguments->count > MOST_KEPT) {
        return VALUE_NEVER;
    }
    const uint32_t partial = objects_add(&engine->objects, &object);
    uint32_t index = 0;
    forget(run, partial);
    run_set(run, cell_of_callee(run, partial), callee);
    for (uint32_t i = 1; i < arguments->count; i++) {
        const struct argument *argument = &arguments->items[i];
        if (argument->kind != ARGUMENT_PLAIN) {
            return VALUE_NEVER;
        }
        run_set(run,
                argument->name ? cell_of_name(run, partial, argument->name)
                               : cell_of_index(run, partial, index++),
                argument->value);
    }
    return values_object(engine->values, TYPE_CALLABLE, partial);
}

static void add(struct run *run, struct arguments *to, struct argument *items,
                const struct argument *argument)
{
    items[to->count++] = *argument;
    to->taint = taint_join(run->engine->values, to->taint,
                           values_taint(run->engine->values, argument->value));
}

/* Those of the object that have names, unless the call names them anew. */
static void add_named(struct run *run, uint32_t partial, struct arguments *to,
                      struct argument *items)
{
    struct objects *objects = &run->engine->objects;
    const uint32_t given = to->count;
    uint32_t cell = objects_first_cell(objects, partial);
    for (; cell && to->count < given + MOST_KEPT;
         cell = objects_next_cell(objects, cell)) {
        uint32_t object = 0;
        uint32_t key = 0;
        objects_cell_owner(objects, cell, &object, &key);
        const struct argument argument = { .node = to->call,
                                           .name = key >> 2,
                                           .value = run_get(run, cell) };
        if ((key & 3) == KEY_ATTRIBUTE && argument.value) {
            add(run, to, items, &argument);
        }
    }
}

value call_partial(struct run *run, uint32_t partial, const struct arguments *arguments)
{
    struct arguments all = *arguments;
    struct argument *items = ARENA_ARRAY(
        run->engine->arena, (size_t)arguments->count + (size_t)2 * MOST_KEPT + 1,
        struct argument);
    const value callee = run_get(run, cell_of_callee(run, partial));
    all.count = 0;
    all.items = items;
    all.receiver = VALUE_NEVER;
    all.method = 0;
    for (uint32_t i = 0; i < MOST_KEPT; i++) {
        const value kept = run_get(run, cell_of_index(run, partial, i));
        if (!kept) {
            break;
        }
        const struct argument argument = { .node = all.call, .value = kept };
        add(run, &all, items, &argument);
    }
    for (uint32_t i = 0; i < arguments->count; i++) {
        add(run, &all, items, &arguments->items[i]);
    }
    add_named(run, partial, &all, items);
    return callee ? call_value(run, callee, &all) : call_unknown(run, arguments);
}
