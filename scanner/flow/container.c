/* SPDX-License-Identifier: MIT */
#include "flow/container.h"

#include "base/arena.h"
#include "flow/lifetime.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/text.h"
#include "flow/value_make.h"

/* Lists that are longer have no cells for single items. */
enum { MOST_PLACES = 4096 };

static uint32_t special(struct run *run, uint32_t object, enum key_special which)
{
    return objects_cell(&run->engine->objects, object, key_of(KEY_SPECIAL, which));
}

value container_value(struct run *run, uint32_t container, uint32_t type)
{
    return values_object(run->engine->values, type, container);
}

void container_set_length(struct run *run, uint32_t container, int32_t shortest,
                          int32_t longest)
{
    const struct value_facts facts = { .types = TYPE_LIST,
                                       .shortest = shortest > 0 ? shortest : 0,
                                       .longest = longest };
    run_set(run, special(run, container, SPECIAL_LENGTH),
            values_add(run->engine->values, &facts));
}

/* What an earlier turn of a loop made there is forgotten. */
uint32_t container_new(struct run *run, uint32_t node)
{
    struct objects *objects = &run->engine->objects;
    const struct object object = { .kind = OBJECT_CONTAINER,
                                   .module = run->module->number,
                                   .node = node,
                                   .a = run->frame };
    const uint32_t number = objects_add(objects, &object);
    uint32_t cell = objects_first_cell(objects, number);
    for (; cell; cell = objects_next_cell(objects, cell)) {
        run_set(run, cell, 0);
    }
    container_set_length(run, number, 0, 0);
    return number;
}

int64_t container_length(struct run *run, uint32_t container)
{
    const uint32_t word = run_get(run, special(run, container, SPECIAL_LENGTH));
    const struct value_facts facts = values_facts(run->engine->values, word);
    return word && facts.shortest == facts.longest ? facts.shortest : -1;
}

uint32_t container_cell(struct run *run, uint32_t container, value key)
{
    struct values *values = run->engine->values;
    struct constant constant = values_literal(values, key);
    if (constant.kind == CONSTANT_UNKNOWN) {
        return 0;
    }
    if (constant.kind == CONSTANT_INT && constant.integer < 0) {
        const int64_t length = container_length(run, container);
        if (length < 0 || constant.integer + length < 0) {
            return 0;
        }
        constant.integer += length;
    }
    const value plain = values_constant(values, constant); /* without taint */
    return objects_cell(&run->engine->objects, container, key_of(KEY_ITEM, plain));
}

value container_items(struct run *run, uint32_t container)
{
    struct objects *objects = &run->engine->objects;
    value all = VALUE_NEVER;
    uint32_t cell = objects_first_cell(objects, container);
    for (; cell; cell = objects_next_cell(objects, cell)) {
        uint32_t owner = 0;
        uint32_t key = 0;
        objects_cell_owner(objects, cell, &owner, &key);
        if (key % 4 == KEY_ITEM || key == key_of(KEY_SPECIAL, SPECIAL_ITEMS)) {
            all = values_join(run->engine->values, all, run_get(run, cell));
        }
    }
    return all;
}

/* What was put in without a place, and the taint of the whole. */
static value with_rest(struct run *run, uint32_t container, value item)
{
    struct values *values = run->engine->values;
    const uint32_t rest = run_get(run, special(run, container, SPECIAL_ITEMS));
    const uint32_t whole = run_get(run, special(run, container, SPECIAL_WHOLE));
    item = values_join(values, item, rest);
    return whole ? values_with_taint(values, item ? item : values_any(values),
                                     values_taint(values, whole))
                 : item;
}

static value item_of(struct run *run, uint32_t object, value key)
{
    const uint32_t cell = container_cell(run, object, key);
    if (cell) {
        return with_rest(run, object, run_get(run, cell));
    }
    return with_rest(run, object, container_items(run, object));
}

/* A character of a text that is known. */
static value character(struct run *run, value base, value key)
{
    struct values *values = run->engine->values;
    const struct constant text = values_literal(values, base);
    const struct constant index = values_literal(values, key);
    if (text.kind != CONSTANT_STRING || index.kind != CONSTANT_INT) {
        return VALUE_NEVER;
    }
    const int64_t length = (int64_t)text.text.len;
    const int64_t at = index.integer < 0 ? index.integer + length : index.integer;
    for (size_t i = 0; i < text.text.len; i++) {
        if ((unsigned char)text.text.ptr[i] >= 0x80) {
            return VALUE_NEVER;
        }
    }
    return at >= 0 && at < length
               ? values_string(values, (struct str){ text.text.ptr + at, 1 })
               : VALUE_NEVER;
}

value container_item(struct run *run, value base, value key)
{
    struct engine *engine = run->engine;
    const struct value_facts facts = values_facts(engine->values, base);
    size_t count = 0;
    const uint32_t *objects = cons_get(&engine->values->sets, facts.objects, &count);
    value found = character(run, base, key);
    bool known = found != VALUE_NEVER;
    for (size_t i = 0; i < count; i++) {
        const value one = item_of(run, objects[i], key);
        known = i == 0 ? one != VALUE_NEVER : known && one;
        found = values_join(engine->values, found, one);
    }
    if (!known) {
        const uint32_t types = facts.types & ~(uint32_t)TYPE_NONE;
        found = values_join(engine->values, found,
                            types == TYPE_STR ? values_of_types(engine->values, TYPE_STR)
                                              : values_any(engine->values));
    }
    const uint32_t taint =
        taint_keep(engine->values, facts.taint, engine->channels->through);
    return values_with_taint(engine->values, found, taint);
}

static void set_in(struct run *run, uint32_t object, value key, value to, bool only)
{
    struct values *values = run->engine->values;
    const uint32_t cell = container_cell(run, object, key);
    const uint32_t into = cell ? cell : special(run, object, SPECIAL_ITEMS);
    const uint32_t before = run_get(run, into);
    const bool is_new = cell && !before;
    const int64_t length = container_length(run, object);
    lifetime_escape(run, to);
    run_set(run, into, cell && only ? to : values_join(values, before, to));
    if (is_new && length >= 0 && values_literal(values, key).kind != CONSTANT_INT) {
        container_set_length(run, object, (int32_t)length + 1, (int32_t)length + 1);
    } else if (!cell) {
        container_set_length(run, object, 0, VALUE_FOREVER);
    }
}

void container_set_item(struct run *run, value base, value key, value to)
{
    struct values *values = run->engine->values;
    const struct value_facts facts = values_facts(values, base);
    size_t count = 0;
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    for (size_t i = 0; i < count; i++) {
        set_in(run, objects[i], key, to, count == 1);
    }
}

void container_add(struct run *run, uint32_t container, value item)
{
    const uint32_t cell = special(run, container, SPECIAL_ITEMS);
    lifetime_escape(run, item);
    run_set(run, cell, values_join(run->engine->values, run_get(run, cell), item));
    container_set_length(run, container, 0, VALUE_FOREVER);
}

void container_append(struct run *run, uint32_t container, value item)
{
    const int64_t length = container_length(run, container);
    if (length < 0 || length >= MOST_PLACES) {
        container_add(run, container, item);
        return;
    }
    const value index =
        values_constant(run->engine->values,
                        (struct constant){ .kind = CONSTANT_INT, .integer = length });
    lifetime_escape(run, item);
    run_set(run, container_cell(run, container, index), item);
    container_set_length(run, container, (int32_t)length + 1, (int32_t)length + 1);
}
