/* SPDX-License-Identifier: MIT */
#include "flow/relevance.h"

#include "base/arena.h"
#include "flow/ahead.h"
#include "flow/handing.h"

struct code {
    uint32_t node;
    uint32_t outer; /* index of the code object around it */
    struct ends ends;
};

struct edge {
    uint32_t caller; /* index of a code object */
    uint32_t name;   /* of what it calls */
    uint64_t bits;   /* rules for which what begins there may come out here, too */
};

/* Rules by mode, as bits. */
struct mode_bits {
    uint64_t results, resources, taints;
};

struct relevance {
    struct arena *arena;
    const struct handing *handing; /* NULL for the file analysed: there all counts */
    struct mode_bits modes;
    VEC(struct code) codes; /* 0: the module */
    VEC(struct edge) edges;
    VEC(struct ends) by_name;
    struct pairs names; /* name → 1 + index in by_name */
    struct pairs index; /* node → 1 + index in codes */
};

static struct ends *named(struct relevance *relevance, uint32_t name)
{
    uint32_t index = pairs_find(&relevance->names, name, 0);
    if (!index) {
        VEC_PUSH(relevance->arena, &relevance->by_name, (struct ends){ 0 });
        index = (uint32_t)relevance->by_name.count;
        pairs_set(&relevance->names, name, 0, index);
    }
    return &relevance->by_name.items[index - 1];
}

/* In another file any event of an order counts: it is what this file waits for. */
static struct ends ends_of(const struct engine *engine, const struct flow_module *module,
                           uint32_t node)
{
    const struct flow_roles *roles = module->roles;
    struct ends ends = { 0 };
    for (uint32_t i = flow_roles_first(roles, node); i;
         i = roles->entries.items[i].next) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        const uint64_t bit = (uint64_t)1 << entry->rule % 64;
        const struct flow_rule *rule = engine->channels->rules[entry->rule];
        const enum flow_role role = entry->part->role;
        const bool is_lifetime = rule->mode == FLOW_LIFETIME;
        const bool both =
            is_lifetime ? role == FLOW_ACQUIRE
            : rule->mode == FLOW_ORDER
                ? module->number != 0 ||
                      entry->part->label ==
                          (rule->order == FLOW_THEN ? rule->first : rule->second)
                : rule->mode == FLOW_RESULT && !role_needs_use(rule);
        ends.begins |=
            both || flow_part_begins(entry->part) || role == FLOW_PRODUCER ? bit : 0;
        ends.finishes |= both || role == FLOW_SINK || role == FLOW_USE || is_lifetime ||
                                 role == FLOW_EVENT
                             ? bit
                             : 0;
    }
    return ends;
}

static struct mode_bits modes_of(const struct flow_channels *channels)
{
    struct mode_bits modes = { 0 };
    uint64_t orders = 0;
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        const enum flow_mode mode = channels->rules[i]->mode;
        const uint64_t bit = (uint64_t)1 << i % 64;
        modes.results |= mode == FLOW_RESULT ? bit : 0;
        modes.resources |= mode == FLOW_LIFETIME ? bit : 0;
        modes.taints |= mode == FLOW_TAINT ? bit : 0;
        orders |= mode == FLOW_ORDER ? bit : 0;
    }
    modes.taints &= ~orders;
    modes.resources &= ~(orders | modes.taints);
    modes.results &= ~(orders | modes.taints | modes.resources);
    return modes;
}

/* The rules for which what the node itself makes may come out of the function it is in,
 * and those for which what is made in the function that it calls may. A resource is a
 * thing: what is made of it is not it. Results of another file are for that to tell. */
struct outward {
    uint64_t own, called;
};

static struct outward outward_of(const struct relevance *relevance, uint32_t node)
{
    const struct mode_bits *modes = &relevance->modes;
    const enum handing_way way =
        relevance->handing ? handing_of(relevance->handing, node) : HANDING_OUT;
    const uint64_t lost = modes->results | (way == HANDING_NO ? modes->resources : 0);
    return (struct outward){ ~(lost | (way == HANDING_GIVEN ? modes->taints : 0)),
                             ~lost };
}

/* Collects code objects with what stands in them, and their calls. */
static void collect(struct relevance *relevance, const struct engine *engine,
                    const struct flow_module *module)
{
    const struct tree *tree = module->tree;
    uint32_t current = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        while (current && i >= tree->nodes[relevance->codes.items[current].node].end) {
            current = relevance->codes.items[current].outer;
        }
        const uint8_t kind = tree->nodes[i].kind;
        if (kind == N_FUNCTION || kind == N_CLASS) {
            const struct code code = { .node = i, .outer = current };
            current = (uint32_t)relevance->codes.count;
            VEC_PUSH(relevance->arena, &relevance->codes, code);
            pairs_set(&relevance->index, i, 0, current + 1);
        } else if ((kind == N_CALL || kind == N_ATTRIBUTE) && tree->nodes[i].name) {
            const struct edge edge = { current, tree->nodes[i].name,
                                       outward_of(relevance, i).called };
            VEC_PUSH(relevance->arena, &relevance->edges, edge);
        }
        struct ends ends = ends_of(engine, module, i);
        if (kind == N_CALL) {
            const struct ends called = ahead_of_call(engine->ahead, module->unit, i);
            ends_add(&ends, &called);
        }
        if (ends.begins) {
            ends.begins &= outward_of(relevance, i).own;
        }
        ends_add(&relevance->codes.items[current].ends, &ends);
    }
}

/* What is in a code object counts for the one around it, and for its name. */
static bool go_out(struct relevance *relevance, const struct tree *tree)
{
    bool changed = false;
    for (size_t i = relevance->codes.count; i-- > 1;) {
        const struct code *code = &relevance->codes.items[i];
        const struct ends ends = code->ends;
        changed |= ends_add(&relevance->codes.items[code->outer].ends, &ends);
        changed |= ends_add(named(relevance, tree->nodes[code->node].name), &ends);
        const uint32_t outer = relevance->codes.items[code->outer].node;
        if (tree->nodes[outer].kind == N_CLASS) {
            changed |= ends_add(named(relevance, tree->nodes[outer].name), &ends);
        }
    }
    return changed;
}

static bool follow_calls(struct relevance *relevance)
{
    bool changed = false;
    for (size_t i = 0; i < relevance->edges.count; i++) {
        const struct edge *edge = &relevance->edges.items[i];
        const uint32_t index = pairs_find(&relevance->names, edge->name, 0);
        if (index) {
            struct ends ends = relevance->by_name.items[index - 1];
            ends.begins &= edge->bits;
            changed |= ends_add(&relevance->codes.items[edge->caller].ends, &ends);
        }
    }
    return changed;
}

/* After so many rounds what is not known counts as relevant. */
enum { MOST_ROUNDS = 32 };

struct relevance *relevance_new(const struct engine *engine,
                                const struct flow_module *module)
{
    struct relevance *relevance = ARENA_NEW(engine->arena, struct relevance);
    relevance->arena = engine->arena;
    if (module->number != 0) {
        struct handing *handing = ARENA_NEW(engine->arena, struct handing);
        *handing = handing_new(module->tree, module->names, engine->arena);
        relevance->handing = handing;
        relevance->modes = modes_of(engine->channels);
    }
    relevance->names = pairs_init(engine->arena, 64);
    relevance->index = pairs_init(engine->arena, 64);
    VEC_PUSH(engine->arena, &relevance->codes, (struct code){ 0 });
    /* Of the file analysed only functions that matter were asked. */
    ahead_look_again(engine->ahead, module->number != 0);
    collect(relevance, engine, module);
    ahead_look_again(engine->ahead, true);
    bool changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = go_out(relevance, module->tree);
        changed |= follow_calls(relevance);
    }
    for (size_t i = 0; changed && i < relevance->codes.count; i++) {
        relevance->codes.items[i].ends = (struct ends){ UINT64_MAX, UINT64_MAX };
    }
    return relevance;
}

static const struct ends *ends_in(const struct relevance *relevance, uint32_t node)
{
    const uint32_t index = pairs_find(&relevance->index, node, 0);
    return &relevance->codes.items[index ? index - 1 : 0].ends;
}

uint64_t relevance_ends(const struct relevance *relevance, uint32_t node)
{
    const struct ends *ends = ends_in(relevance, node);
    return ends->begins | ends->finishes;
}

uint64_t relevance_begins(const struct relevance *relevance, uint32_t node)
{
    return ends_in(relevance, node)->begins;
}

uint64_t relevance_live(const struct relevance *relevance, uint32_t node)
{
    const struct ends *ends = ends_in(relevance, node);
    return ends->begins & ends->finishes;
}

bool relevance_of(const struct relevance *relevance, uint32_t node)
{
    return relevance_live(relevance, node) != 0;
}

bool relevance_any(const struct relevance *relevance)
{
    return relevance_live(relevance, 0) != 0; /* all are within the module */
}
