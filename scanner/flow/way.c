/* SPDX-License-Identifier: MIT */
#include "flow/way.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/access.h"
#include "flow/origin.h"
#include "match/trace.h"
#include "match/unit.h"
#include "names/names.h"

/* Steps beyond these are left out; names looked at in an expression. */
enum { MOST_STEPS = 24, MOST_NAMES = 4096 };

/* Where the way back has come to: an expression in a frame. */
struct point {
    uint32_t module, frame, node;
};

struct way {
    struct engine *engine;
    uint32_t origin;
    struct point at;
    struct trace_step steps[MOST_STEPS + 2]; /* last first */
    uint32_t count;
};

static const struct flow_module *module_at(const struct way *way, uint32_t number)
{
    return way->engine->modules[number];
}

static void add_step(struct way *way, uint32_t module, uint32_t node, struct str text)
{
    const struct tree *tree = module_at(way, module)->tree;
    const uint32_t from = tree->nodes[node].from;
    const uint32_t to = tree->nodes[node].to;
    struct trace_step *step = &way->steps[way->count];
    if (from >= to || way->count >= MOST_STEPS + 2) {
        return;
    }
    way->count++;
    *step = (struct trace_step){ .from = from, .to = to, .text = text };
    if (module != 0) {
        trace_step_elsewhere(step, tree->source, from, to, way->engine->arena);
    }
}

/* The place that gave a name of the expression what comes from the origin. */
static const struct trace_write *find_write(struct way *way)
{
    const struct flow_module *module = module_at(way, way->at.module);
    const uint32_t end = module->tree->nodes[way->at.node].end;
    for (uint32_t i = way->at.node; i < end && i < way->at.node + MOST_NAMES; i++) {
        const uint32_t variable =
            module->tree->nodes[i].kind == N_NAME ? names_variable(module->names, i) : 0;
        const uint32_t cell =
            variable ? access_variable_in(way->engine, module, way->at.frame, variable)
                     : 0;
        const struct trace_write *write =
            cell ? trace_written(way->engine, cell, way->origin) : NULL;
        if (write) {
            return write;
        }
    }
    return NULL;
}

/* The expression whose value a target gets: the other part of its statement, or, where it
 * keeps what it had, all of that. */
static uint32_t given_by(const struct tree *tree, uint32_t target)
{
    uint32_t at = target;
    while (tree->nodes[at].parent != TREE_NONE) {
        const uint32_t parent = tree->nodes[at].parent;
        switch ((enum node_kind)tree->nodes[parent].kind) {
        case N_ASSIGN:
        case N_ANN_ASSIGN:
        case N_WALRUS:
            return tree_last(tree, parent);
        case N_AUG_ASSIGN:
            return parent;
        case N_FOR:
        case N_COMP_FOR:
            return tree_next(tree, at);
        case N_AS:
            return tree_first(tree, tree->nodes[parent].parent);
        case N_TUPLE:
        case N_LIST:
        case N_STAR:
            at = parent;
            break;
        default:
            return TREE_NONE;
        }
    }
    return TREE_NONE;
}

static bool has_origin(const struct way *way)
{
    const struct trace_origin origin = trace_origin_get(way->engine, way->origin);
    return origin.module == way->at.module &&
           tree_contains(module_at(way, origin.module)->tree, way->at.node, origin.node);
}

/* One step back; false at the beginning. */
static bool step_back(struct way *way)
{
    struct arena *arena = way->engine->arena;
    const struct trace_write *write = has_origin(way) ? NULL : find_write(way);
    if (!write) {
        return false;
    }
    const struct tree *tree = module_at(way, write->module)->tree;
    const struct str name = tree->nodes[write->node].kind == N_PARAM
                                ? tree_name(tree, write->node)
                                : tree_text(tree, write->node);
    if (write->call != TREE_NONE) {
        add_step(way, write->call_module, write->call,
                 str_format(arena, "passed to parameter '%.*s'", STR_ARGS(name)));
        way->at = (struct point){ write->call_module, write->call_frame, write->call };
        return true;
    }
    const uint32_t given = given_by(tree, write->node);
    if (given == TREE_NONE) {
        return false;
    }
    add_step(way, write->module, write->node,
             str_format(arena, "assigned to '%.*s'", STR_ARGS(name)));
    way->at = (struct point){ write->module, write->frame, given };
    return true;
}

static const struct trace *reversed(const struct way *way)
{
    struct trace *trace = ARENA_NEW(way->engine->arena, struct trace);
    struct trace_step *steps =
        ARENA_ARRAY(way->engine->arena, way->count, struct trace_step);
    for (uint32_t i = 0; i < way->count; i++) {
        steps[i] = way->steps[way->count - 1 - i];
    }
    trace->steps = steps;
    trace->count = way->count;
    return trace;
}

/* How it begins: of a result when it is wrong, if the models say so. */
static struct str beginning(struct way *way, const struct match *match)
{
    struct unit *unit = module_at(way, 0)->unit;
    const uint32_t reason = intern_find(unit->tree->names, STR("$REASON"));
    const struct binding *binding = reason ? match_binding(match, reason) : NULL;
    return binding ? str_format(way->engine->arena, "gives None here %.*s",
                                STR_ARGS(binding_text(unit, binding)))
                   : STR("comes from here");
}

const struct trace *way_find(struct engine *engine, const struct trace_finding *finding,
                             const struct match *match)
{
    struct way way = { .engine = engine,
                       .origin = finding->origin,
                       .at = { finding->module, finding->frame, finding->node } };
    const struct trace_origin origin = trace_origin_get(engine, finding->origin);
    way.steps[way.count++] = (struct trace_step){ .from = match->from,
                                                  .to = match->to,
                                                  .text = STR("used here") };
    if (finding->module != 0) {
        add_step(&way, finding->module, finding->node, STR("used by what is called"));
    }
    for (uint32_t i = 0; i < MOST_STEPS && step_back(&way); i++) {
    }
    add_step(&way, origin.module, origin.node, beginning(&way, match));
    return reversed(&way);
}
