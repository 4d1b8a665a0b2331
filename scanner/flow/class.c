/* SPDX-License-Identifier: MIT */
#include "flow/class.h"

#include "base/intern.h"
#include "flow/access.h"
#include "flow/ahead.h"
#include "flow/eval.h"
#include "flow/member.h"
#include "flow/module.h"
#include "flow/value_make.h"

struct run class_run(struct run *run, uint32_t class)
{
    const struct object object = objects_get(&run->engine->objects, class);
    struct run made = member_module_run(run, run->engine->modules[object.module]);
    made.frame = object.a ? object.a : made.frame;
    return made;
}

uint32_t class_only_object(const struct run *run, value at, enum object_kind kind)
{
    size_t count = 0;
    const struct values *values = run->engine->values;
    const uint32_t *objects =
        cons_get(&values->sets, values_facts(values, at).objects, &count);
    return count == 1 && objects_get(&run->engine->objects, objects[0]).kind == kind
               ? objects[0]
               : 0;
}

uint32_t class_of_base(struct run *at, uint32_t base, uint32_t name)
{
    struct engine *engine = at->engine;
    const value found = eval_pure(at, base);
    const uint32_t own = class_only_object(at, found, OBJECT_CLASS);
    const uint32_t imported = own ? 0 : class_only_object(at, found, OBJECT_EXTERNAL);
    if (!imported || !ahead_may_matter(engine->ahead)) {
        return own;
    }
    const uint32_t qualified = objects_get(&engine->objects, imported).a;
    const struct ends ends = ahead_of(engine->ahead, qualified, name);
    return (ends.begins | ends.finishes) & engine->live
               ? class_only_object(at, module_value(at, qualified), OBJECT_CLASS)
               : 0;
}

bool class_has_decorator(const struct tree *tree, uint32_t node, struct str name)
{
    TREE_EACH_CHILD(child, tree, node)
    {
        if (tree->nodes[child].kind == N_DECORATOR &&
            str_equal(tree_text(tree, tree_first(tree, child)), name)) {
            return true;
        }
    }
    return false;
}

value class_path(struct run *run, struct flow_module *module, struct str path)
{
    struct engine *engine = run->engine;
    const struct object object = { .kind = OBJECT_MODULE, .module = module->number };
    value found = values_object(engine->values, TYPE_CALLABLE,
                                objects_add(&engine->objects, &object));
    while (path.len > 0 && found) {
        const struct str part = str_split(&path, '.');
        const uint32_t name = intern_add(engine->words, part);
        found = access_attribute(run, found, name);
    }
    return found;
}
