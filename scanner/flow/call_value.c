/* SPDX-License-Identifier: MIT */
#include "base/intern.h"
#include "flow/access.h"
#include "flow/ahead.h"
#include "flow/call.h"
#include "flow/lifetime.h"
#include "flow/module.h"
#include "flow/running.h"
#include "flow/taint_set.h"
#include "flow/thing.h"
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
        if (kind == OBJECT_FUNCTION || kind == OBJECT_BOUND || kind == OBJECT_CLASS ||
            kind == OBJECT_PARTIAL) {
            return true;
        }
    }
    return false;
}

/* Another file is gone into with something that a rule asks for, or where a source may
 * lie that a sink of this root waits for; always where the change altered what is called.
 * What is raised only matters for sinks. */
static bool is_worth_reading(struct run *run, uint32_t qualified,
                             const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const struct tree *tree = run->module->tree;
    const bool asked =
        taint_keep(engine->values, arguments->taint, engine->channels->through) != 0;
    const bool raised = arguments->call &&
                        tree->nodes[tree->nodes[arguments->call].parent].kind == N_RAISE;
    if (ahead_is_altered(engine->ahead, intern_text(engine->words, qualified)) ||
        (asked && !raised)) {
        return true;
    }
    if (!ahead_may_matter(engine->ahead)) {
        return false;
    }
    const struct ends ends = ahead_of(engine->ahead, qualified, 0);
    return (ends.begins | (asked ? ends.finishes : 0)) & engine->live;
}

static value call_external(struct run *run, const struct object *external,
                           const struct arguments *arguments)
{
    struct engine *engine = run->engine;
    const uint32_t qualified = external->a;
    const struct str name = intern_text(engine->words, qualified);
    if (call_ends(run, qualified, arguments)) {
        return VALUE_NEVER;
    }
    const value kept = call_keep_make(run, qualified, arguments);
    value known = kept ? kept : call_builtin(run, name, arguments);
    if (!known && str_equal(name, STR("functools.partial"))) {
        known = call_partial_make(run, arguments);
    }
    if (known) {
        return known;
    }
    const value lent = call_lent(run, qualified, arguments);
    if (lent) {
        return lent;
    }
    value own = is_worth_reading(run, qualified, arguments) ? module_value(run, qualified)
                                                            : (value)VALUE_NEVER;
    own = own && external->b ? thing_bind_new(run, own) : own;
    return own && call_is_own(engine, own)
               ? call_value(run, own, arguments)
               : call_made_by(run, qualified, call_unknown(run, arguments));
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
        return thing_make(run, number, arguments);
    case OBJECT_PARTIAL:
        return call_partial(run, number, arguments);
    case OBJECT_EXTERNAL:
        return call_external(run, &object, arguments);
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
