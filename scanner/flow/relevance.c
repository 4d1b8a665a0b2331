/* SPDX-License-Identifier: MIT */
#include "flow/relevance.h"

#include "base/arena.h"
#include "flow/ahead.h"
#include "flow/handing.h"

/* What running something may reach, and which rules' beginnings may come out of it. */
struct reach {
    struct ends ends;
    uint64_t out;
};

struct code {
    uint32_t node;
    uint32_t outer; /* index of the code object around it */
    struct reach inside;
    struct reach made; /* of a class: when a thing of it is made, or used by operators */
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
    const struct handing *handing;
    struct mode_bits modes;
    VEC(struct code) codes; /* 0: the module */
    VEC(struct edge) edges;
    VEC(struct reach) by_name;
    struct pairs names; /* name → 1 + index in by_name */
    struct pairs index; /* node → 1 + index in codes */
};

static bool reach_add(struct reach *to, const struct reach *more)
{
    const uint64_t out = to->out;
    to->out |= more->out;
    return ends_add(&to->ends, &more->ends) || to->out != out;
}

static struct reach *named(struct relevance *relevance, uint32_t name)
{
    uint32_t index = pairs_find(&relevance->names, name, 0);
    if (!index) {
        VEC_PUSH(relevance->arena, &relevance->by_name, (struct reach){ 0 });
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
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        const enum flow_mode mode = channels->rules[i]->mode;
        const uint64_t bit = (uint64_t)1 << i % 64;
        modes.results |= mode == FLOW_RESULT ? bit : 0;
        modes.resources |= mode == FLOW_LIFETIME ? bit : 0;
        modes.taints |= mode == FLOW_TAINT ? bit : 0;
    }
    modes.taints &= ~channels->orders;
    modes.resources &= ~(channels->orders | modes.taints);
    modes.results &= ~(channels->orders | modes.taints | modes.resources);
    return modes;
}

/* The rules for which what the node itself makes may come out of the function it is in,
 * and those for which what is made in the function that it calls may. A resource is a
 * thing, and so is what may be None: what is made of it is not it. Results of another
 * file are for that to tell. */
struct outward {
    uint64_t own, called;
};

static struct outward outward_of(const struct relevance *relevance, uint32_t node)
{
    const struct mode_bits *modes = &relevance->modes;
    const struct handed handed = handing_of(relevance->handing, node);
    const bool is_gone = handed.way == HANDING_NO;
    const uint64_t lost = (is_gone || !handed.keeps ? modes->results : 0) |
                          (is_gone ? modes->resources : 0);
    const uint64_t given = handed.way == HANDING_GIVEN ? modes->taints : 0;
    return (struct outward){ ~(lost | given), ~lost };
}

/* Making a thing of a class runs what its bases have. */
static void add_bases(struct relevance *relevance, const struct tree *tree, uint32_t node,
                      uint32_t index)
{
    const uint32_t bases = tree->nodes[node].kind == N_CLASS
                               ? tree_child_of_kind(tree, node, N_BASES)
                               : TREE_NONE;
    for (uint32_t base = bases == TREE_NONE ? TREE_NONE : tree_first(tree, bases);
         base != TREE_NONE; base = tree_next(tree, base)) {
        if (tree->nodes[base].name) {
            const struct edge edge = { index, tree->nodes[base].name, UINT64_MAX };
            VEC_PUSH(relevance->arena, &relevance->edges, edge);
        }
    }
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
            add_bases(relevance, tree, i, current);
        }
        const bool calls = (kind == N_CALL || kind == N_ATTRIBUTE) && tree->nodes[i].name;
        struct reach reach = { .ends = ends_of(engine, module, i) };
        if (kind == N_CALL) {
            const struct ends called = ahead_of_call(engine->ahead, module->unit, i);
            ends_add(&reach.ends, &called);
        }
        if (calls || reach.ends.begins) {
            const struct outward outward = outward_of(relevance, i);
            reach.out = reach.ends.begins & outward.own;
            if (calls) {
                const struct edge edge = { current, tree->nodes[i].name, outward.called };
                VEC_PUSH(relevance->arena, &relevance->edges, edge);
            }
        }
        reach_add(&relevance->codes.items[current].inside, &reach);
        if (tree->nodes[relevance->codes.items[current].node].kind == N_CLASS) {
            reach_add(&relevance->codes.items[current].made, &reach);
        }
    }
}

/* Whether Python calls it by itself. */
static bool is_special(struct str name)
{
    return str_starts_with(name, STR("__")) && str_ends_with(name, STR("__"));
}

/* What is in a code object counts for the one around it, and for its name. */
static bool go_out(struct relevance *relevance, const struct tree *tree)
{
    bool changed = false;
    for (size_t i = relevance->codes.count; i-- > 1;) {
        const struct code code = relevance->codes.items[i];
        struct code *outer = &relevance->codes.items[code.outer];
        const bool is_class = tree->nodes[code.node].kind == N_CLASS;
        changed |= reach_add(&outer->inside, &code.inside);
        changed |= reach_add(named(relevance, tree->nodes[code.node].name),
                             is_class ? &code.made : &code.inside);
        if (tree->nodes[outer->node].kind == N_CLASS &&
            (is_class || is_special(tree_name(tree, code.node)))) {
            changed |= reach_add(&outer->made, is_class ? &code.made : &code.inside);
        }
    }
    return changed;
}

static bool follow_calls(struct relevance *relevance, const struct tree *tree)
{
    bool changed = false;
    for (size_t i = 0; i < relevance->edges.count; i++) {
        const struct edge *edge = &relevance->edges.items[i];
        const uint32_t index = pairs_find(&relevance->names, edge->name, 0);
        if (index) {
            struct code *caller = &relevance->codes.items[edge->caller];
            struct reach reach = relevance->by_name.items[index - 1];
            reach.out &= edge->bits;
            changed |= reach_add(&caller->inside, &reach);
            if (tree->nodes[caller->node].kind == N_CLASS) {
                changed |= reach_add(&caller->made, &reach);
            }
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
    struct handing *handing = ARENA_NEW(engine->arena, struct handing);
    *handing =
        handing_new(module->tree, module->names, module->number == 0, engine->arena);
    relevance->handing = handing;
    relevance->modes = modes_of(engine->channels);
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
        changed |= follow_calls(relevance, module->tree);
    }
    for (size_t i = 0; changed && i < relevance->codes.count; i++) {
        relevance->codes.items[i].inside =
            (struct reach){ { UINT64_MAX, UINT64_MAX }, UINT64_MAX };
    }
    return relevance;
}

static const struct reach *reach_of(const struct relevance *relevance, uint32_t node)
{
    const uint32_t index = pairs_find(&relevance->index, node, 0);
    return &relevance->codes.items[index ? index - 1 : 0].inside;
}

uint64_t relevance_ends(const struct relevance *relevance, uint32_t node)
{
    const struct ends *ends = &reach_of(relevance, node)->ends;
    return ends->begins | ends->finishes;
}

uint64_t relevance_finishes(const struct relevance *relevance, uint32_t node)
{
    return reach_of(relevance, node)->ends.finishes;
}

uint64_t relevance_out(const struct relevance *relevance, uint32_t node)
{
    return reach_of(relevance, node)->out;
}

uint64_t relevance_live(const struct relevance *relevance, uint32_t node)
{
    const struct ends *ends = &reach_of(relevance, node)->ends;
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
