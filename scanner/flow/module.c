/* SPDX-License-Identifier: MIT */
#include "flow/module.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/ahead.h"
#include "flow/class.h"
#include "flow/relevance.h"
#include "match/unit.h"
#include "names/altered.h"
#include "syntax/files.h"
#include "syntax/source.h"

enum { LONGEST_DOTTED = 256, MOST_SPLITS = 3, MOST_IMPORTS_DEEP = 8 };

#define NO_MODULE UINT32_MAX

static void find_altered(const struct engine *engine, struct flow_module *module)
{
    const struct altered_names *altered =
        engine->modules_list.count > 0 ? engine->modules[0]->unit->altered : NULL;
    module->altered = pairs_init(engine->arena, 1);
    for (size_t i = 0; altered && i < altered->count; i++) {
        const uint32_t name = intern_find(engine->words, altered->items[i].name);
        if (name && str_equal(altered->items[i].path, module->unit->source->path)) {
            pairs_set(&module->altered, name, 0, 1);
        }
    }
}

bool module_is_altered(const struct flow_module *module, uint32_t node)
{
    const struct tree *tree = module->tree;
    uint32_t outermost = node;
    for (uint32_t at = node; module->altered.count > 0 && at != TREE_NONE;
         at = tree->nodes[at].parent) {
        const uint8_t kind = tree->nodes[at].kind;
        outermost = kind == N_FUNCTION || kind == N_CLASS ? at : outermost;
    }
    return pairs_find(&module->altered, tree->nodes[outermost].name, 0) != 0;
}

struct flow_module *module_add(struct engine *engine, struct unit *unit,
                               struct flow_roles *roles)
{
    struct flow_module *module = ARENA_NEW(engine->arena, struct flow_module);
    module->number = (uint32_t)engine->modules_list.count;
    module->unit = unit;
    module->tree = unit->tree;
    module->names = unit->names;
    module->roles = roles;
    find_altered(engine, module);
    module->returning = pairs_init(engine->arena, 16);
    module->graphs = pairs_init(engine->arena, 16);
    module->relevance = relevance_new(engine, module);
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

/* Another file as a module, if it is there; NO_MODULE if not. */
static uint32_t load(struct engine *engine, struct str path)
{
    struct unit *main = engine->modules[0]->unit;
    struct str text = { NULL, 0 };
    for (size_t i = 0; i < engine->modules_list.count; i++) {
        if (str_equal(engine->modules[i]->unit->source->path, path)) {
            return (uint32_t)i;
        }
    }
    if (!main->files->read(main->files, path, engine->arena, &text)) {
        return NO_MODULE;
    }
    if (engine->files_left == 0 || text.len > engine->bytes_left) {
        engine->is_narrowed = true;
        return NO_MODULE;
    }
    engine->files_left--;
    engine->bytes_left -= text.len;
    struct source *source = ARENA_NEW(engine->arena, struct source);
    *source = source_init(engine->arena, str_copy(engine->arena, path), text);
    const struct parse_result parsed =
        files_parse(main->files, source, engine->words, engine->arena);
    struct unit *unit = unit_new(parsed.tree, main->types, main->notices, engine->arena);
    const struct flow_roles *of_main = engine->modules[0]->roles;
    return module_add(engine, unit, flow_roles_new(engine->channels, of_main, unit))
        ->number;
}

static uint32_t find_module(struct engine *engine, struct str dotted)
{
    const uint32_t name = intern_add(engine->words, dotted);
    uint32_t found = pairs_find(&engine->files_found, name, 0);
    if (!found) {
        const struct str path = ahead_path(engine->ahead, dotted);
        found = path.ptr ? load(engine, path) : NO_MODULE;
        found = found == NO_MODULE ? found : found + 1;
        pairs_set(&engine->files_found, name, 0, found);
    }
    return found == NO_MODULE ? found : found - 1;
}

/* "a.b.C.m": the module a.b, or a, and what is in it; modules may import from each other
 * in circles. */
value module_value(struct run *run, uint32_t qualified)
{
    struct engine *engine = run->engine;
    const struct str name = intern_text(engine->words, qualified);
    value found = VALUE_NEVER;
    if (!engine->ahead || name.len > LONGEST_DOTTED ||
        engine->imports_depth >= MOST_IMPORTS_DEEP) {
        return VALUE_NEVER;
    }
    size_t end = name.len;
    engine->imports_depth++;
    for (int split = 0; split < MOST_SPLITS && end > 0 && !found; split++) {
        const uint32_t number = find_module(engine, str_slice(name, 0, end));
        if (number != NO_MODULE) {
            found = class_path(run, engine->modules[number],
                               str_slice(name, end < name.len ? end + 1 : end, name.len));
        }
        while (end > 0 && name.ptr[--end] != '.') {
        }
    }
    engine->imports_depth--;
    return found;
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
