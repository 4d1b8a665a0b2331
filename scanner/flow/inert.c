/* SPDX-License-Identifier: MIT */
#include "flow/inert.h"

#include "flow/module.h"
#include "flow/worth.h"

/* So often must a call have done nothing. */
enum { ENOUGH_TURNS = 2 };

/* Whether it is nothing, or one thing of a class of a module; `*class` is that. What a
 * method calls depends on it. */
static bool is_of_one_class(const struct engine *engine, value self, struct object *class)
{
    size_t count = 0;
    const uint32_t set = values_facts(engine->values, self).objects;
    const uint32_t *objects = cons_get(&engine->values->sets, set, &count);
    const struct object object =
        objects_get(&engine->objects, count == 1 ? objects[0] : 0);
    *class = objects_get(&engine->objects, object.kind == OBJECT_INSTANCE ? object.a : 0);
    const struct object frame = objects_get(&engine->objects, class->a);
    return !self ||
           (class->kind == OBJECT_CLASS && frame.kind == OBJECT_FRAME && frame.b == 0);
}

uint32_t inert_of(struct run *run, const struct object *function, value self,
                  const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct flow_module *module = engine->modules[function->module];
    struct object class = { 0 };
    if (function->module == 0 || module_is_altered(module, function->node) ||
        arguments->taint || worth_resource(run, arguments) ||
        !is_of_one_class(engine, self, &class) || worth_code(run, arguments)) {
        return 0;
    }
    const uint32_t words[] = { function->module, function->node, class.kind, class.module,
                               class.node };
    const uint32_t key = cons_add(&engine->inert_keys, words, 5);
    while (engine->inert_rows.count <= key) {
        VEC_PUSH(engine->arena, &engine->inert_rows, (struct inert_row){ 0 });
    }
    return key;
}

bool inert_known(const struct run *run, uint32_t number, value *result)
{
    const struct inert_row *row = &run->engine->inert_rows.items[number];
    *result = row->result;
    return row->turns >= ENOUGH_TURNS && run->depth >= row->depth &&
           (run->engine->live & ~row->live) == 0;
}

/* The frame in which an object is or was made; 0 for what is of no frame. */
static uint32_t frame_of(const struct object *object, uint32_t number)
{
    switch (object->kind) {
    case OBJECT_FRAME:
        return number;
    case OBJECT_INSTANCE:
        return object->b;
    case OBJECT_CONTAINER:
    case OBJECT_FUNCTION:
    case OBJECT_CLASS:
    case OBJECT_PARTIAL:
        return object->a;
    default:
        return 0;
    }
}

/* Whether the object is of the frame, or of one that was called from it. */
static bool is_within(const struct engine *engine, uint32_t number, uint32_t frame)
{
    struct object object = objects_get(&engine->objects, number);
    uint32_t at = frame_of(&object, number);
    while (at && at != frame) {
        size_t count = 0;
        object = objects_get(&engine->objects, at);
        const uint32_t *context = cons_get(&engine->contexts, object.b, &count);
        at = count == 2 ? context[0] : 0;
    }
    return at != 0;
}

struct looking {
    const struct engine *engine;
    uint32_t frame;
};

static bool is_inside(void *context, uint32_t cell)
{
    const struct looking *looking = context;
    uint32_t object = 0;
    uint32_t key = 0;
    objects_cell_owner(&looking->engine->objects, cell, &object, &key);
    return is_within(looking->engine, object, looking->frame);
}

/* Whether all that it may be are things that code which is not known gave the callee. */
static bool is_opaque(const struct engine *engine, uint32_t set, uint32_t frame)
{
    size_t count = 0;
    const uint32_t *objects = cons_get(&engine->values->sets, set, &count);
    for (size_t i = 0; i < count; i++) {
        const struct object object = objects_get(&engine->objects, objects[i]);
        if (object.kind != OBJECT_INSTANCE || object.a ||
            !is_within(engine, objects[i], frame)) {
            return false;
        }
    }
    return true;
}

/* Nothing came of it: no thing, no taint, and what is not its own is as it was. */
static bool did_nothing(const struct run *run, const struct inert_turn *turn,
                        value result)
{
    const struct engine *engine = run->engine;
    const struct value_facts facts = values_facts(engine->values, result);
    struct looking looking = { engine, turn->frame };
    return !run->is_dead && !facts.taint && !facts.class &&
           is_opaque(engine, facts.objects, turn->frame) &&
           engine->circles == turn->circles &&
           store_changes(&engine->stores, turn->before, run->now, is_inside, &looking);
}

void inert_note(struct run *run, uint32_t number, const struct inert_turn *turn,
                value result)
{
    const struct values *values = run->engine->values;
    struct inert_row *row = &run->engine->inert_rows.items[number];
    const value kept = values_facts(values, result).objects ? (value)VALUE_NEVER : result;
    if (!did_nothing(run, turn, result)) {
        row->turns = 0;
        return;
    }
    if (row->turns == 0 || row->live != run->engine->live || run->depth < row->depth) {
        *row = (struct inert_row){
            .depth = run->depth, .turns = 1, .live = run->engine->live, .result = kept
        };
        return;
    }
    row->turns++;
    row->result = row->result == kept ? kept : (value)VALUE_NEVER;
}
