/* SPDX-License-Identifier: MIT */
#include "flow/member.h"

#include "flow/access.h"
#include "flow/call.h"
#include "flow/class.h"
#include "flow/eval.h"
#include "flow/module.h"
#include "flow/running.h"
#include "flow/value_make.h"
#include "names/facts.h"
#include "names/names.h"

uint32_t member_define(struct run *run, uint32_t node)
{
    const bool is_class = run->module->tree->nodes[node].kind == N_CLASS;
    const struct object object = { .kind = is_class ? OBJECT_CLASS : OBJECT_FUNCTION,
                                   .module = run->module->number,
                                   .node = node,
                                   .a = run->frame };
    return objects_add(&run->engine->objects, &object);
}

static value defined(struct run *run, uint32_t node)
{
    return values_object(run->engine->values, TYPE_CALLABLE, member_define(run, node));
}

static void run_class_body(struct run *run, uint32_t node)
{
    struct run body = *run;
    body.result = VALUE_NEVER;
    run_code(&body, node);
    run->now = body.returned;
    run->is_dead = !body.returns;
    if (body.raises) {
        const store after = run->now;
        run->now = body.left;
        run_raise(run);
        run->now = after;
    }
}

void member_run_definition(struct run *run, uint32_t node)
{
    const struct tree *tree = run->module->tree;
    TREE_EACH_CHILD(child, tree, node)
    {
        if (tree->nodes[child].kind == N_DECORATOR) {
            eval(run, tree_first(tree, child));
        }
    }
    if (tree->nodes[node].kind == N_CLASS) {
        run_class_body(run, node);
    }
    const uint32_t variable = names_variable(run->module->names, node);
    const uint32_t cell = variable ? access_variable(run, variable) : 0;
    if (cell && !run->is_dead) {
        run_set(run, cell, defined(run, node));
    }
}

struct run member_module_run(struct run *run, struct flow_module *module)
{
    struct run made = *run;
    made.module = module;
    made.caller = run;
    made.function = 0;
    made.frame = module_frame(run->engine, module);
    if (module != run->module) { /* numbers of nodes are those of a tree */
        made.at = 0;
        made.passing_count = 0;
    }
    return made;
}

value member_unrun(struct run *run, uint32_t variable)
{
    struct engine *engine = run->engine;
    const struct variable *facts = &run->module->names->variables.items[variable];
    const value any = values_any(engine->values);
    if (facts->binding_count != 1 || facts->first_binding == TREE_NONE ||
        engine->unrun_depth >= CLASS_MOST_BASES) {
        return any;
    }
    struct run top = member_module_run(run, run->module);
    const uint8_t kind = run->module->tree->nodes[facts->first_binding].kind;
    value found = any;
    engine->unrun_depth++;
    if (kind == N_FUNCTION || kind == N_CLASS) {
        found = defined(&top, facts->first_binding);
    } else if (facts->value != TREE_NONE && facts->value) {
        found = eval(&top, facts->value);
        run->now = top.now;
    }
    engine->unrun_depth--;
    return found ? found : any;
}

static value variable_value(struct run *run, uint32_t variable)
{
    const struct variable *facts = &run->module->names->variables.items[variable];
    const struct tree *tree = run->module->tree;
    const uint32_t cell = access_variable(run, variable);
    const uint32_t word = cell ? run_get(run, cell) : 0;
    if (word) {
        return word;
    }
    return facts->first_binding != TREE_NONE &&
                   tree->nodes[facts->first_binding].kind == N_FUNCTION
               ? defined(run, facts->first_binding)
               : member_unrun(run, variable);
}

uint32_t member_in_body(const struct flow_module *module, uint32_t node, uint32_t name)
{
    const uint32_t block = tree_child_of_kind(module->tree, node, N_BLOCK);
    if (block == TREE_NONE) {
        return 0;
    }
    return pairs_find(&module->names->bound, module->names->places[block].scope, name);
}

static value find_in_bases(struct run *at, uint32_t node, uint32_t name, bool *complete)
{
    const struct tree *tree = at->module->tree;
    const uint32_t bases = tree_child_of_kind(tree, node, N_BASES);
    value found = VALUE_NEVER;
    if (bases == TREE_NONE) {
        return VALUE_NEVER;
    }
    TREE_EACH_CHILD(base, tree, bases)
    {
        const uint32_t class = class_of_base(at, base, name);
        if (!class) {
            *complete = *complete && str_equal(tree_text(tree, base), STR("object"));
            continue;
        }
        found = found ? found : member_of_class(at, class, name, complete);
    }
    return found;
}

value member_of_class(struct run *run, uint32_t class, uint32_t name, bool *complete)
{
    const struct object object = objects_get(&run->engine->objects, class);
    *complete = true;
    if (run->engine->bases_depth >= CLASS_MOST_BASES || object.kind != OBJECT_CLASS) {
        *complete = false;
        return VALUE_NEVER;
    }
    struct run at = class_run(run, class);
    const uint32_t variable = member_in_body(at.module, object.node, name);
    run->engine->bases_depth++;
    const value found = variable ? variable_value(&at, variable)
                                 : find_in_bases(&at, object.node, name, complete);
    run->engine->bases_depth--;
    run->now = at.now;
    return found;
}

uint32_t member_function(const struct run *run, value at)
{
    return class_only_object(run, at, OBJECT_FUNCTION);
}

static value bound(struct run *run, uint32_t function, value self)
{
    struct engine *engine = run->engine;
    const struct object object = { .kind = OBJECT_BOUND, .a = function, .b = self };
    return values_object(engine->values, TYPE_CALLABLE,
                         objects_add(&engine->objects, &object));
}

value member_bound(struct run *run, uint32_t class, uint32_t name, value self)
{
    struct engine *engine = run->engine;
    bool complete = false;
    const value found = member_of_class(run, class, name, &complete);
    const uint32_t function = member_function(run, found);
    if (!function) {
        return found;
    }
    const struct object object = objects_get(&engine->objects, function);
    const struct tree *tree = engine->modules[object.module]->tree;
    if (class_has_decorator(tree, object.node, STR("staticmethod"))) {
        return found;
    }
    const bool is_class = class_has_decorator(tree, object.node, STR("classmethod"));
    if (!self && !is_class) {
        return found;
    }
    if (class_has_decorator(tree, object.node, STR("property"))) {
        const struct arguments none = { .call = run->at };
        return call_function(run, function, self, &none);
    }
    return bound(run, function,
                 is_class ? values_object(engine->values, TYPE_CALLABLE, class) : self);
}

value member_of_module(struct run *run, struct flow_module *module, uint32_t name)
{
    struct run top = member_module_run(run, module);
    const uint32_t variable = pairs_find(&module->names->bound, 0, name);
    const uint32_t node =
        variable ? module->names->variables.items[variable].first_binding : TREE_NONE;
    const uint32_t qualified =
        node != TREE_NONE ? names_qualified(module->names, node) : 0;
    if (qualified) {
        return module_value(run, qualified);
    }
    const value found = variable ? variable_value(&top, variable) : VALUE_NEVER;
    run->now = top.now;
    return found;
}

/* A thing of its own, so that what is put into it is found again. */
value member_parameter(struct run *run, uint32_t param)
{
    struct engine *engine = run->engine;
    const struct object object = { .kind = OBJECT_INSTANCE,
                                   .module = run->module->number,
                                   .node = param,
                                   .b = run->frame };
    return values_object(engine->values, TYPE_ANY,
                         objects_add(&engine->objects, &object));
}
