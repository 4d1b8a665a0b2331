/* SPDX-License-Identifier: MIT */
#include "flow/thing.h"

#include "base/intern.h"
#include "flow/access.h"
#include "flow/call.h"
#include "flow/class.h"
#include "flow/lifetime.h"
#include "flow/member.h"
#include "flow/taint_set.h"
#include "flow/value_make.h"

/* Whether a decorator, called or not, ends so. */
static bool is_data_class(const struct tree *tree, uint32_t class)
{
    TREE_EACH_CHILD(child, tree, class)
    {
        if (tree->nodes[child].kind == N_DECORATOR) {
            const struct str text = tree_text(tree, tree_first(tree, child));
            const struct str name = str_slice(text, 0, str_find_char(text, '(', 0));
            if (str_ends_with(name, STR("dataclass")) ||
                str_ends_with(name, STR("define"))) {
                return true;
            }
        }
    }
    return false;
}

/* The fields of the bases come first. */
struct fields {
    struct run *run;
    value made;
    const struct arguments *arguments;
    uint32_t next; /* positional argument */
};

static void set_own_fields(struct fields *fields, const struct flow_module *module,
                           uint32_t class)
{
    const struct tree *tree = module->tree;
    const uint32_t block = tree_child_of_kind(tree, class, N_BLOCK);
    if (block == TREE_NONE) {
        return;
    }
    TREE_EACH_CHILD(child, tree, block)
    {
        const uint32_t target = tree_first(tree, child);
        if (tree->nodes[child].kind != N_ANN_ASSIGN ||
            tree->nodes[target].kind != N_NAME) {
            continue;
        }
        const value given = call_positional(fields->arguments, fields->next);
        if (given) {
            fields->next++;
            access_set_attribute(fields->run, fields->made, tree->nodes[target].name,
                                 given);
        }
    }
}

static void set_fields(struct fields *fields, uint32_t class)
{
    struct engine *engine = fields->run->engine;
    const struct object object = objects_get(&engine->objects, class);
    struct run at = class_run(fields->run, class);
    const uint32_t bases = tree_child_of_kind(at.module->tree, object.node, N_BASES);
    if (engine->bases_depth >= CLASS_MOST_BASES || bases == TREE_NONE) {
        set_own_fields(fields, at.module, object.node);
        return;
    }
    engine->bases_depth++;
    TREE_EACH_CHILD(base, at.module->tree, bases)
    {
        const uint32_t found = class_of_base(&at, base, 0);
        if (found) {
            set_fields(fields, found);
        }
    }
    engine->bases_depth--;
    set_own_fields(fields, at.module, object.node);
}

static void set_arguments(struct run *run, uint32_t class, value made,
                          const struct arguments *arguments)
{
    const struct object object = objects_get(&run->engine->objects, class);
    struct fields fields = { .run = run, .made = made, .arguments = arguments };
    for (uint32_t i = 0; i < arguments->count; i++) {
        const struct argument *argument = &arguments->items[i];
        if (argument->name) {
            access_set_attribute(run, made, argument->name, argument->value);
        }
    }
    if (is_data_class(run->engine->modules[object.module]->tree, object.node)) {
        set_fields(&fields, class);
    }
}

value thing_make(struct run *run, uint32_t class, const struct arguments *arguments)
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
    set_arguments(run, class, made, arguments);
    lifetime_give(run, arguments);
    return complete ? made
                    : values_with_taint(engine->values, made,
                                        taint_keep(engine->values, arguments->taint,
                                                   engine->channels->through));
}

value thing_bind_new(struct run *run, value function)
{
    struct engine *engine = run->engine;
    const uint32_t number = member_function(run, function);
    const struct object object = objects_get(&engine->objects, number);
    if (!number) {
        return function;
    }
    const struct tree *tree = engine->modules[object.module]->tree;
    const uint32_t block = tree->nodes[object.node].parent;
    const uint32_t class = tree->nodes[block].parent;
    if (class == TREE_NONE || tree->nodes[class].kind != N_CLASS ||
        class_has_decorator(tree, object.node, STR("staticmethod"))) {
        return function;
    }
    const struct object made_of = {
        .kind = OBJECT_CLASS, .module = object.module, .node = class, .a = object.a
    };
    const struct object thing = { .kind = OBJECT_INSTANCE,
                                  .module = run->module->number,
                                  .node = run->at,
                                  .a = objects_add(&engine->objects, &made_of),
                                  .b = run->frame };
    const struct object bound = { .kind = OBJECT_BOUND,
                                  .a = number,
                                  .b = values_object(
                                      engine->values, TYPE_OBJECT,
                                      objects_add(&engine->objects, &thing)) };
    return values_object(engine->values, TYPE_CALLABLE,
                         objects_add(&engine->objects, &bound));
}
