/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/call.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"
#include "match/unit.h"
#include "names/call_types.h"

value call_opaque(struct run *run, const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct object object = { .kind = OBJECT_INSTANCE,
                                   .module = run->module->number,
                                   .node = arguments->call,
                                   .b = run->frame };
    const value made =
        values_object(engine->values, TYPE_ANY, objects_add(&engine->objects, &object));
    uint32_t taint =
        taint_keep(engine->values, arguments->taint, engine->channels->through);
    taint = taint_drop(engine->values, taint, engine->channels->safe_functions);
    return values_with_taint(engine->values, made, taint);
}

/* "uses" or "wraps", if a model says that a call keeps no claim on what it is given. */
static uint32_t lends_how(const struct engine *engine, uint32_t qualified)
{
    const struct call_types *types = engine->modules[0]->unit->types;
    return engine->lifetime && types ? call_types_find(types->borrows, qualified) : 0;
}

/* What stands for one of its arguments, and is closed instead of it. */
static value wrapped(struct run *run, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    value found = call_opaque(run, arguments);
    for (uint32_t i = 0; i < arguments->count; i++) {
        const struct value_facts facts = values_facts(values, arguments->items[i].value);
        found =
            facts.objects ? values_join(values, found, arguments->items[i].value) : found;
    }
    return found;
}

value call_lent(struct run *run, uint32_t qualified, const struct arguments *arguments)
{
    const struct engine *engine = run->engine;
    const uint32_t how = lends_how(engine, qualified);
    if (!how) {
        return VALUE_NEVER;
    }
    return str_equal(intern_text(engine->words, how), STR("wraps"))
               ? wrapped(run, arguments)
               : call_opaque(run, arguments);
}
