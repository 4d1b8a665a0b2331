/* SPDX-License-Identifier: MIT */
#include "flow/order.h"

#include "base/arena.h"
#include "flow/access.h"
#include "flow/eval.h"
#include "flow/role.h"
#include "flow/running.h"
#include "match/trace.h"
#include "match/unit.h"

/* Things that are waited for at one point; metavariables that events share. */
enum { MOST_IN_SET = 32, MOST_SHARED = 8, FIRST_ORDER_KEY = 8 };

static const struct flow_rule *rule_of(const struct engine *engine,
                                       const struct order_rule *at)
{
    return engine->channels->rules[at->rule];
}

/* What both events bind wherever they are in the file. */
static void find_shared(struct order_rule *at, const struct flow_roles *roles,
                        struct arena *arena)
{
    uint32_t *shared = ARENA_ARRAY(arena, MOST_SHARED, uint32_t);
    bool is_first = true;
    for (size_t i = 1; i < roles->entries.count; i++) {
        const struct flow_role_entry *entry = &roles->entries.items[i];
        if (entry->rule != at->rule || entry->part->role != FLOW_EVENT) {
            continue;
        }
        uint32_t count = is_first ? 0 : at->shared_count;
        for (uint32_t b = 0; is_first && b < entry->match->binding_count; b++) {
            if (count < MOST_SHARED) {
                shared[count++] = entry->match->bindings[b].metavariable;
            }
        }
        at->shared_count = 0;
        for (uint32_t s = 0; s < count; s++) {
            if (match_binding(entry->match, shared[s])) {
                shared[at->shared_count++] = shared[s];
            }
        }
        is_first = false;
    }
    at->shared = shared;
}

static void add_rule(struct engine *engine, struct order *order, uint32_t rule,
                     const struct flow_roles *roles)
{
    const struct object owner = { .kind = OBJECT_MODULE, .node = UINT32_MAX };
    const uint32_t object = objects_add(&engine->objects, &owner);
    const uint32_t key = FIRST_ORDER_KEY + (uint32_t)order->rules.count;
    struct order_rule at = {
        .rule = rule,
        .cell = objects_cell(&engine->objects, object, key_of(KEY_SPECIAL, key)),
    };
    find_shared(&at, roles, engine->arena);
    order->first_cell = order->rules.count > 0 ? order->first_cell : at.cell;
    order->last_cell = at.cell;
    VEC_PUSH(engine->arena, &order->rules, at);
}

static void find_called(struct order *order, const struct tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        const uint8_t kind = tree->nodes[i].kind;
        if ((kind == N_CALL || kind == N_ATTRIBUTE) && tree->nodes[i].name) {
            pairs_set(&order->called, tree->nodes[i].name, 0, 1);
        }
    }
}

struct order *order_new(struct engine *engine, struct flow_module *module)
{
    const struct flow_channels *channels = engine->channels;
    if (!module->roles->counts[FLOW_EVENT]) {
        return NULL;
    }
    struct order *order = ARENA_NEW(engine->arena, struct order);
    order->keys = cons_init(engine->arena);
    order->called = pairs_init(engine->arena, 64);
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        if (channels->rules[i]->mode == FLOW_ORDER) {
            add_rule(engine, order, i, module->roles);
        }
    }
    find_called(order, module->tree);
    return order;
}

void order_begin(struct run *run, uint32_t function)
{
    struct order *order = run->engine->order;
    const struct node *node = &run->module->tree->nodes[function];
    order->is_judged =
        node->kind == N_MODULE || !pairs_find(&order->called, node->name, 0);
    for (size_t i = 0; i < order->rules.count; i++) {
        run_set(run, order->rules.items[i].cell, RUN_BITS);
    }
}

/* Sets */

static const uint32_t *set_of(const struct engine *engine, uint32_t word, size_t *count)
{
    return cons_get(&engine->order->keys, word & ~RUN_BITS, count);
}

static bool has(const uint32_t *items, size_t count, uint32_t item)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i] == item) {
            return true;
        }
    }
    return false;
}

static uint32_t make_set(struct engine *engine, const uint32_t *items, size_t count)
{
    return RUN_BITS | cons_add(&engine->order->keys, items, count);
}

/* The items of `a` that are in `b`, or with `all` those of both; ascending. */
static uint32_t combine(struct engine *engine, uint32_t a, uint32_t b, bool all)
{
    uint32_t items[MOST_IN_SET];
    size_t count = 0;
    size_t a_count = 0;
    size_t b_count = 0;
    const uint32_t *left = set_of(engine, a, &a_count);
    const uint32_t *right = set_of(engine, b, &b_count);
    size_t l = 0;
    size_t r = 0;
    while ((l < a_count || r < b_count) && count < MOST_IN_SET) {
        const bool from_left = r == b_count || (l < a_count && left[l] <= right[r]);
        const uint32_t item = from_left ? left[l] : right[r];
        const bool in_both = has(left, a_count, item) && has(right, b_count, item);
        l += l < a_count && left[l] == item;
        r += r < b_count && right[r] == item;
        if (all || in_both) {
            items[count++] = item;
        }
    }
    return make_set(engine, items, count);
}

bool order_owns(const struct engine *engine, uint32_t cell)
{
    return engine->order && cell >= engine->order->first_cell &&
           cell <= engine->order->last_cell;
}

static struct order_rule *rule_at(const struct engine *engine, uint32_t cell)
{
    return &engine->order->rules.items[cell - engine->order->first_cell];
}

uint32_t order_join(struct engine *engine, uint32_t cell, uint32_t a, uint32_t b)
{
    return combine(engine, a, b,
                   rule_of(engine, rule_at(engine, cell))->order == FLOW_THEN);
}

/* Events */

/* A number for what a metavariable stands for: things, a constant, or a place. */
static void identify(struct run *run, const struct binding *binding, uint32_t words[2])
{
    words[0] = 0;
    words[1] = 0;
    if (!binding || binding->kind != BIND_NODE) {
        return;
    }
    const value found = eval_pure(run, binding->node);
    const struct value_facts facts = values_facts(run->engine->values, found);
    const uint32_t cell = access_cell(run, binding->node);
    words[0] = facts.objects ? 1 : facts.literal ? 2 : cell ? 3 : 0;
    words[1] = facts.objects ? facts.objects : facts.literal ? facts.literal : cell;
}

static uint32_t key_of_event(struct run *run, const struct order_rule *at,
                             const struct flow_role_entry *entry)
{
    uint32_t words[2 * MOST_SHARED + 1] = { 1 };
    for (uint32_t i = 0; i < at->shared_count; i++) {
        identify(run, match_binding(entry->match, at->shared[i]), &words[1 + 2 * i]);
    }
    return cons_add(&run->engine->order->keys, words, 1 + 2 * (size_t)at->shared_count);
}

static void add_finding(struct run *run, const struct flow_role_entry *entry,
                        const struct trace *trace)
{
    struct order *order = run->engine->order;
    for (size_t i = 0; i < order->found.count; i++) {
        const struct flow_finding *other = &order->found.items[i];
        if (other->rule == entry->rule && other->match.from == entry->match->from &&
            other->match.to == entry->match->to) {
            return;
        }
    }
    struct flow_finding finding = { .rule = entry->rule, .match = *entry->match };
    finding.match.trace = trace;
    VEC_PUSH(run->engine->arena, &order->found, finding);
}

static void visit_before(struct run *run, const struct order_rule *at,
                         const struct flow_role_entry *entry, uint32_t key)
{
    struct engine *engine = run->engine;
    const uint32_t word = run_get(run, at->cell);
    size_t count = 0;
    const uint32_t *happened = set_of(engine, word, &count);
    if (entry->part->label == rule_of(engine, at)->first) {
        const uint32_t set = make_set(engine, &key, 1);
        run_set(run, at->cell, combine(engine, word, set, true));
    } else if (!has(happened, count, key) && engine->order->is_judged &&
               run->module->number == 0) {
        add_finding(run, entry, NULL);
    }
}

/* Waits are pairs of a key and the entry of the event: numbers of them. */
static void visit_then(struct run *run, const struct order_rule *at,
                       const struct flow_role_entry *entry, uint32_t key)
{
    struct engine *engine = run->engine;
    struct cons *keys = &engine->order->keys;
    const uint32_t word = run_get(run, at->cell);
    if (entry->part->label == rule_of(engine, at)->first) {
        const uint32_t words[] = { 2, key, run->module->number,
                                   (uint32_t)(entry -
                                              run->module->roles->entries.items) };
        const uint32_t wait = cons_add(keys, words, 4);
        run_set(run, at->cell, combine(engine, word, make_set(engine, &wait, 1), true));
        return;
    }
    uint32_t left[MOST_IN_SET];
    size_t left_count = 0;
    size_t count = 0;
    const uint32_t *waits = set_of(engine, word, &count);
    for (size_t i = 0; i < count; i++) {
        size_t words = 0;
        const uint32_t *wait = cons_get(keys, waits[i], &words);
        if (words == 4 && wait[1] != key) {
            left[left_count++] = waits[i];
        }
    }
    run_set(run, at->cell, make_set(engine, left, left_count));
}

/* With `ends` only the events that end something. */
static void visit_entry(struct run *run, const struct order_rule *at,
                        const struct flow_role_entry *entry, bool ends)
{
    const struct flow_rule *rule = rule_of(run->engine, at);
    if (entry->part->role != FLOW_EVENT || at->rule != entry->rule ||
        (ends && (rule->order != FLOW_THEN || entry->part->label != rule->second))) {
        return;
    }
    const uint32_t key = key_of_event(run, at, entry);
    if (rule->order == FLOW_BEFORE) {
        visit_before(run, at, entry, key);
    } else {
        visit_then(run, at, entry, key);
    }
}

static void visit_all(struct run *run, uint32_t node, bool ends)
{
    const struct order *order = run->engine->order;
    const struct flow_roles *roles = run->module->roles;
    for (uint32_t i = flow_roles_first(roles, node); i;
         i = roles->entries.items[i].next) {
        for (size_t r = 0; r < order->rules.count; r++) {
            visit_entry(run, &order->rules.items[r], &roles->entries.items[i], ends);
        }
    }
}

void order_visit(struct run *run, uint32_t node)
{
    visit_all(run, node, false);
}

void order_call(struct run *run, uint32_t node)
{
    visit_all(run, node, true);
}

/* Ends */

store order_raise(struct run *run, store at)
{
    struct engine *engine = run->engine;
    for (size_t i = 0; i < engine->order->rules.count; i++) {
        const struct order_rule *rule = &engine->order->rules.items[i];
        if (run->raising == RAISING_NEVER && rule_of(engine, rule)->order == FLOW_THEN) {
            at = store_set(&engine->stores, at, rule->cell, RUN_BITS);
        }
    }
    return at;
}

static const struct trace *tell(const struct run *run,
                                const struct flow_role_entry *entry, bool raises)
{
    struct arena *arena = run->engine->arena;
    const struct node *last = &run->module->tree->nodes[run->at];
    struct trace *trace = ARENA_NEW(arena, struct trace);
    struct trace_step *steps = ARENA_ARRAY(arena, 3, struct trace_step);
    const struct match *match = entry->match;
    steps[trace->count++] = (struct trace_step){ .from = match->from,
                                                 .to = match->to,
                                                 .text = STR("begun here") };
    if (last->from < last->to && run->module->number == 0) {
        steps[trace->count++] =
            (struct trace_step){ .from = last->from,
                                 .to = last->to,
                                 .text = raises ? STR("an exception leaves here")
                                                : STR("left here") };
    }
    steps[trace->count++] = (struct trace_step){
        .from = match->from, .to = match->to, .text = STR("not finished on this way")
    };
    trace->steps = steps;
    return trace;
}

static void report_waits(struct run *run, uint32_t word, bool raises)
{
    const struct engine *engine = run->engine;
    size_t count = 0;
    const uint32_t *waits = set_of(engine, word, &count);
    for (size_t i = 0; i < count; i++) {
        size_t words = 0;
        const uint32_t *wait = cons_get(&engine->order->keys, waits[i], &words);
        if (words == 4 && wait[2] == 0) {
            const struct flow_role_entry *entry =
                &engine->modules[0]->roles->entries.items[wait[3]];
            add_finding(run, entry, tell(run, entry, raises));
        }
    }
}

void order_end(struct run *run, uint32_t code, store at, bool raises)
{
    const struct engine *engine = run->engine;
    if (run->depth > 0 || !engine->order->is_judged ||
        run->module->tree->nodes[code].kind == N_CLASS) {
        return;
    }
    for (size_t i = 0; i < engine->order->rules.count; i++) {
        const struct order_rule *rule = &engine->order->rules.items[i];
        const struct flow_rule *flow = rule_of(engine, rule);
        if (flow->order == FLOW_THEN && (raises ? flow->on_exception : flow->on_normal)) {
            report_waits(run, store_get(&engine->stores, at, rule->cell), raises);
        }
    }
}
