/* SPDX-License-Identifier: MIT */
#include "flow/resource.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/access.h"
#include "flow/eval.h"
#include "flow/running.h"
#include "flow/value_make.h"

/* Keys of state cells, after those of enum key_special. */
enum { FIRST_STATE_KEY = 16 };

/* Rows that one root watches. */
enum { MOST_LIVE = 2048 };

struct lifetime *resource_watch(const struct engine *engine,
                                const struct flow_roles *roles)
{
    if (!roles->counts[FLOW_ACQUIRE]) {
        return NULL;
    }
    struct lifetime *lifetime = ARENA_NEW(engine->arena, struct lifetime);
    lifetime->by_object = pairs_init(engine->arena, 64);
    lifetime->by_site = pairs_init(engine->arena, 64);
    lifetime->foreign = pairs_init(engine->arena, 16);
    lifetime->lives_on = pairs_init(engine->arena, 64);
    lifetime->leaving.places = pairs_init(engine->arena, 64);
    lifetime->name = intern_find(engine->words, STR("$R"));
    VEC_PUSH(engine->arena, &lifetime->rows, (struct resource){ 0 });
    return lifetime;
}

uint32_t resource_first(const struct lifetime *lifetime, uint32_t object)
{
    return pairs_find(&lifetime->by_object, object, 0);
}

bool resource_is_held(uint32_t bits)
{
    const uint32_t not_ours =
        RESOURCE_RELEASED | RESOURCE_GONE | RESOURCE_RETURNED | RESOURCE_MANAGED;
    return (bits & RESOURCE_HELD) && !(bits & not_ours);
}

uint32_t resource_released(uint32_t bits)
{
    const uint32_t kept = bits & (RESOURCE_GONE | RESOURCE_SAVED);
    return kept | RESOURCE_RELEASED | (bits & RESOURCE_RAISED ? RESOURCE_SAVED : 0);
}

uint32_t resource_bits(const struct run *run, uint32_t row)
{
    const struct resource *resource = &run->engine->lifetime->rows.items[row];
    return run_get(run, resource->cell) & ~RUN_BITS;
}

void resource_set(struct run *run, uint32_t row, uint32_t bits)
{
    const struct resource *resource = &run->engine->lifetime->rows.items[row];
    run_set(run, resource->cell, bits ? bits | RUN_BITS : 0);
}

/* Where it is, and which calls led there. */
static void fill_levels(const struct run *run, uint32_t node, struct resource *resource)
{
    resource->level_count = 0;
    for (const struct run *at = run; at && resource->level_count < RESOURCE_MOST_LEVELS;
         at = at->caller) {
        resource->levels[resource->level_count++] =
            (struct resource_level){ at->module->number, at->frame, node };
        node = at->call_node;
    }
}

/* A row of an earlier root begins anew. */
static void enliven(struct run *run, uint32_t row)
{
    struct lifetime *lifetime = run->engine->lifetime;
    struct resource *resource = &lifetime->rows.items[row];
    if (resource->root != lifetime->root) {
        resource->root = lifetime->root;
        resource->raised_at = TREE_NONE;
        resource->is_released = false;
        resource->is_handed = false;
        VEC_PUSH(run->engine->arena, &lifetime->live, row);
    }
}

uint32_t resource_add(struct run *run, const struct flow_role_entry *entry,
                      uint32_t object, uint32_t node)
{
    struct engine *engine = run->engine;
    struct lifetime *lifetime = engine->lifetime;
    const uint32_t site = (uint32_t)(entry - run->module->roles->entries.items);
    const uint32_t words[] = { run->module->number, site };
    const uint32_t key = cons_add(&engine->contexts, words, 2);
    uint32_t row = pairs_find(&lifetime->by_site, object, key);
    const bool is_live = row && lifetime->rows.items[row].root == lifetime->root;
    if (!is_live && lifetime->live.count >= MOST_LIVE) {
        engine->is_cut = true;
        return 0;
    }
    if (!row) {
        row = (uint32_t)lifetime->rows.count;
        const struct resource resource = {
            .entry = entry,
            .object = object,
            .cell = objects_cell(&engine->objects, object,
                                 key_of(KEY_SPECIAL, FIRST_STATE_KEY + row)),
            .next = resource_first(lifetime, object),
            .callable = entry->callable,
            .raised_at = TREE_NONE,
        };
        VEC_PUSH(engine->arena, &lifetime->rows, resource);
        pairs_set(&lifetime->by_site, object, key, row);
        pairs_set(&lifetime->by_object, object, 0, row);
    }
    enliven(run, row);
    fill_levels(run, node, &lifetime->rows.items[row]);
    return row;
}

const uint32_t *resource_objects(const struct run *run, value at, size_t *count)
{
    const struct values *values = run->engine->values;
    return cons_get(&values->sets, values_facts(values, at).objects, count);
}

/* A value that is one thing, which can be followed; `*object` is it. */
value resource_thing(struct run *run, uint32_t node, value found, uint32_t *object)
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

/* The thing that an operand is: where it has a place but nothing is known of it, it gets
 * an object. */
value resource_operand(struct run *run, uint32_t node)
{
    const value found = eval_pure(run, node);
    const uint32_t cell = access_cell(run, node);
    size_t count = 0;
    uint32_t object = 0;
    resource_objects(run, found, &count);
    if (count > 0 || !cell) {
        return found;
    }
    const value thing = resource_thing(run, node, found, &object);
    run_set(run, cell, thing);
    return thing;
}
