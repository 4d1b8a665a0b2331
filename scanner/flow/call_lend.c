/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/call.h"
#include "flow/callables.h"
#include "flow/module.h"
#include "flow/returning.h"
#include "flow/running.h"
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

/* "*.name" and, of a method of the class around, "self.name" stand for methods of things
 * whose class is not known. */
static uint32_t method_ends(struct run *run, const struct call_types *types,
                            const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct tree *tree = run->module->tree;
    const uint32_t class = values_facts(engine->values, arguments->receiver).class;
    const uint32_t known = module_dotted(engine, class, arguments->method);
    if (class && call_types_find(types->ends, known)) {
        return known;
    }
    const uint32_t any =
        module_dotted(engine, intern_find(engine->words, STR("*")), arguments->method);
    if (call_types_find(types->ends, any)) {
        return any;
    }
    const uint32_t callee = tree_first(tree, arguments->call);
    const uint32_t owner = callee == TREE_NONE ? TREE_NONE : tree_first(tree, callee);
    return callables_is_self(tree, owner)
               ? call_types_find(
                     types->ends,
                     module_dotted(engine, tree->nodes[owner].name, arguments->method))
               : 0;
}

bool call_ends(struct run *run, uint32_t qualified, const struct arguments *arguments)
{
    const struct call_types *types = run->engine->modules[0]->unit->types;
    if (!types || !types->ends) {
        return false;
    }
    const uint32_t told = qualified           ? call_types_find(types->ends, qualified)
                          : arguments->method ? method_ends(run, types, arguments)
                                              : 0;
    run->is_dead = run->is_dead || told;
    return told != 0;
}

value call_made_by(struct run *run, uint32_t qualified, value made)
{
    struct engine *engine = run->engine;
    const struct call_types *types = engine->modules[0]->unit->types;
    const struct str name = intern_text(engine->words, qualified);
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '.') {
        at--;
    }
    const bool is_class = at < name.len && name.ptr[at] >= 'A' && name.ptr[at] <= 'Z';
    const uint32_t told = call_types_find(types, qualified);
    struct value_facts facts = values_facts(engine->values, made);
    facts.class = told ? told : is_class ? qualified : facts.class;
    return values_add(engine->values, &facts);
}

value call_unrun(struct run *run, const struct object *function,
                 const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    run_raise(run);
    const value result = call_unknown(run, arguments);
    run->is_dead =
        run->is_dead ||
        !returning_may(engine, engine->modules[function->module], function->node);
    return run->is_dead ? (value)VALUE_NEVER : result;
}
