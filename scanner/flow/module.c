/* SPDX-License-Identifier: MIT */
#include "flow/module.h"

#include "base/arena.h"
#include "base/intern.h"
#include "match/unit.h"

enum { LONGEST_DOTTED = 256 };

struct flow_module *module_add(struct engine *engine, struct unit *unit,
                               struct flow_roles *roles)
{
    struct flow_module *module = ARENA_NEW(engine->arena, struct flow_module);
    module->number = (uint32_t)engine->modules_list.count;
    module->unit = unit;
    module->tree = unit->tree;
    module->names = unit->names;
    module->roles = roles;
    module->graphs = pairs_init(engine->arena, 16);
    VEC_PUSH(engine->arena, &engine->modules_list, module);
    engine->modules = engine->modules_list.items;
    return module;
}

const struct graph *module_graph(struct engine *engine, struct flow_module *module,
                                 uint32_t node)
{
    const uint32_t index = pairs_find(&module->graphs, node, 0);
    if (index) {
        return module->graph_list.items[index - 1];
    }
    struct graph *graph = graph_new(module->tree, node, engine->arena);
    VEC_PUSH(engine->arena, &module->graph_list, graph);
    pairs_set(&module->graphs, node, 0, (uint32_t)module->graph_list.count);
    engine->is_cut = engine->is_cut || graph->is_cut;
    return graph;
}

uint32_t module_frame(struct engine *engine, const struct flow_module *module)
{
    const struct object object = { .kind = OBJECT_FRAME, .module = module->number };
    return objects_add(&engine->objects, &object);
}

value module_value(struct run *run, uint32_t qualified)
{
    (void)run;
    (void)qualified;
    return VALUE_NEVER;
}

uint32_t module_dotted(struct engine *engine, uint32_t qualified, uint32_t name)
{
    uint32_t number = pairs_find(&engine->dotted, qualified, name);
    if (number || !qualified || !name) {
        return number;
    }
    const struct str left = intern_text(engine->words, qualified);
    const struct str right = intern_text(engine->words, name);
    if (left.len + right.len + 1 > LONGEST_DOTTED) {
        return 0;
    }
    number = intern_add(engine->words, str_format(engine->arena, "%.*s.%.*s",
                                                  STR_ARGS(left), STR_ARGS(right)));
    pairs_set(&engine->dotted, qualified, name, number);
    return number;
}
