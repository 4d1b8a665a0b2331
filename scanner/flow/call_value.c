/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/access.h"
#include "flow/call.h"
#include "flow/lifetime.h"
#include "flow/member.h"
#include "flow/module.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

/* More things that may be called at one place are not gone into. */
enum { MOST_CALLEES = 4 };

value call_unknown(struct run *run, const struct arguments *arguments)
{
    lifetime_give(run, arguments);
    return call_opaque(run, arguments);
}

bool call_is_own(const struct engine *engine, value callee)
{
    size_t count = 0;
    const uint32_t set = values_facts(engine->values, callee).objects;
    const uint32_t *objects = cons_get(&engine->values->sets, set, &count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t kind = objects_get(&engine->objects, objects[i]).kind;
        if (kind == OBJECT_FUNCTION || kind == OBJECT_BOUND || kind == OBJECT_CLASS) {
            return true;
        }
    }
    return false;
}

static value call_external(struct run *run, uint32_t qualified,
                           const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct str name = intern_text(engine->words, qualified);
    if (call_ends(run, qualified, arguments)) {
        return VALUE_NEVER;
    }
    const value kept = call_keep_make(run, qualified, arguments);
    const value known = kept ? kept : call_builtin(run, name, arguments);
    if (known) {
        return known;
    }
    const value lent = call_lent(run, qualified, arguments);
    if (lent) {
        return lent;
    }
    /* Another file is gone into only with something that a rule asks for. */
    const uint32_t asked =
        taint_keep(engine->values, arguments->taint, engine->channels->through);
    const value own = asked ? module_value(run, qualified) : (value)VALUE_NEVER;
    return own && call_is_own(engine, own)
               ? call_value(run, own, arguments)
               : call_made_by(run, qualified, call_unknown(run, arguments));
}

/* A new thing of the class, after its __init__. */
static value instantiate(struct run *run, uint32_t class,
                         const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    bool complete = false;
    const struct object object = { .kind = OBJECT_INSTANCE,
                                   .module = run->module->number,
                                   .node = arguments->call,
                                   .a = class,
                                   .b = run->frame };
    const value made = values_object(engine->values, TYPE_OBJECT,
                                     objects_add(&engine->objects, &object));
    const uint32_t name = intern_add(engine->words, STR("__init__"));
    const value init = member_of_class(run, class, name, &complete);
    const uint32_t function = member_function(run, init);
    if (function) {
        call_function(run, function, made, arguments);
        return made;
    }
    lifetime_give(run, arguments);
    return complete ? made
                    : values_with_taint(engine->values, made,
                                        taint_keep(engine->values, arguments->taint,
                                                   engine->channels->through));
}

static value call_object(struct run *run, uint32_t number,
                         const struct arguments *arguments)
{
    const struct object object = objects_get(&run->engine->objects, number);
    switch (object.kind) {
    case OBJECT_FUNCTION:
        return call_function(run, number, VALUE_NEVER, arguments);
    case OBJECT_BOUND:
        return call_function(run, object.a, object.b, arguments);
    case OBJECT_CLASS:
        return instantiate(run, number, arguments);
    case OBJECT_EXTERNAL:
        return call_external(run, object.a, arguments);
    default:
        return call_unknown(run, arguments);
    }
}

value call_value(struct run *run, value callee, const struct arguments *arguments)
{
    struct values *values = run->engine->values;
    size_t count = 0;
    const struct value_facts facts = values_facts(values, callee);
    const uint32_t *objects = cons_get(&values->sets, facts.objects, &count);
    const store before = run->now;
    store after = 0;
    value result = VALUE_NEVER;
    bool returns = false;
    if (count == 0 || count > MOST_CALLEES) {
        return call_ends(run, 0, arguments) ? (value)VALUE_NEVER
                                            : call_unknown(run, arguments);
    }
    for (size_t i = 0; i < count; i++) {
        run->now = before;
        run->is_dead = false;
        result = values_join(values, result, call_object(run, objects[i], arguments));
        if (!run->is_dead) {
            after = returns ? run_join(run->engine, after, run->now) : run->now;
            returns = true;
        }
    }
    run->now = after;
    run->is_dead = !returns;
    return result;
}

value call_enter(struct run *run, uint32_t item, value manager)
{
    struct engine *engine = run->engine;
    const uint32_t name = intern_add(engine->words, STR("__enter__"));
    const value method = access_attribute(run, manager, name);
    const struct arguments none = { .call = item, .receiver = manager, .method = name };
    run_raise(run);
    return call_is_own(engine, method) ? call_value(run, method, &none) : manager;
}

bool call_suppresses(struct run *run, uint32_t item)
{
    const struct tree *tree = run->module->tree;
    const uint32_t manager = tree_first(tree, item);
    return tree->nodes[manager].kind == N_CALL &&
           str_equal(tree_name(tree, manager), STR("suppress"));
}
