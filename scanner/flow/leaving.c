/* SPDX-License-Identifier: MIT */
#include "flow/leaving.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/lifetime.h"
#include "flow/role.h"
#include "flow/running.h"
#include "match/trace.h"
#include "match/unit.h"

/* Things held at once, each of which costs something wherever an exception may leave. */
enum { MOST_HELD = 64 };

/* Whether the exception is one of the resource's own method. */
static bool is_of_own(const struct run *run, uint32_t object)
{
    size_t count = 0;
    const uint32_t *objects =
        run->raising_self ? resource_objects(run, run->raising_self, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (objects[i] == object) {
            return true;
        }
    }
    return false;
}

/* What a resource in this state is at a place where an exception leaves. */
static uint32_t bits_raised(struct run *run, uint32_t row, uint32_t bits)
{
    struct resource *resource = &run->engine->lifetime->rows.items[row];
    if (run->raising == RAISING_NEVER || is_of_own(run, resource->object)) {
        return 0;
    }
    if (bits & RESOURCE_RAISED) { /* also what cleans up might fail: that is too much */
        return run->raising == RAISING_SURELY ? bits : 0;
    }
    if (!resource_is_held(bits)) {
        return bits;
    }
    if (resource->raised_at == TREE_NONE) {
        resource->raised_module = run->module->number;
        resource->raised_at = run->at;
    }
    return bits | RESOURCE_RAISED;
}

store leaving_raise(struct run *run)
{
    const struct lifetime *lifetime = run->engine->lifetime;
    const store before = run->now;
    uint32_t held = 0;
    for (size_t i = 0; i < lifetime->live.count && held <= MOST_HELD; i++) {
        const uint32_t row = lifetime->live.items[i];
        const uint32_t bits = resource_bits(run, row);
        if (bits & RESOURCE_HELD) {
            held++;
            resource_set(run, row, bits_raised(run, row, bits));
        }
    }
    run->engine->is_cut = run->engine->is_cut || held > MOST_HELD;
    const store raised = run->now;
    run->now = before;
    return raised;
}

store leaving_passing(struct run *run, uint32_t handler, bool takes_all)
{
    const struct lifetime *lifetime = run->engine->lifetime;
    const store before = run->now;
    for (size_t i = 0; i < lifetime->live.count; i++) {
        const uint32_t row = lifetime->live.items[i];
        if (resource_bits(run, row) & RESOURCE_RAISED &&
            (takes_all || lifetime_releases(run, row, handler))) {
            resource_set(run, row, 0);
        }
    }
    const store left = run->now;
    run->now = before;
    return left;
}

/* Notes what is known of a resource at a place; the last visit counts. */
static void note(struct run *run, const struct leaving_row *row, uint32_t place)
{
    struct engine *engine = run->engine;
    struct lifetime *lifetime = engine->lifetime;
    const uint32_t words[] = { lifetime->root, row->frame, place, row->kind };
    const uint32_t key = cons_add(&engine->contexts, words, 4);
    uint32_t index = pairs_find(&lifetime->leaving.places, row->resource, key);
    if (!index) {
        VEC_PUSH(engine->arena, &lifetime->leaving.items, *row);
        index = (uint32_t)lifetime->leaving.items.count;
        pairs_set(&lifetime->leaving.places, row->resource, key, index);
    }
    lifetime->leaving.items.items[index - 1] = *row;
}

static bool has_end(const struct run *run, uint32_t code)
{
    const uint8_t kind = run->module->tree->nodes[code].kind;
    return kind == N_FUNCTION || kind == N_LAMBDA || kind == N_MODULE;
}

static uint32_t bits_in(const struct engine *engine, uint32_t row, store at)
{
    const struct resource *resource = &engine->lifetime->rows.items[row];
    return store_get(&engine->stores, at, resource->cell) & ~RUN_BITS;
}

/* Whether it was held when the code began: then it is for others to judge. What is left
 * of an earlier turn is not. */
static bool was_held(uint32_t before)
{
    return before & (RESOURCE_HELD | RESOURCE_MANAGED);
}

void leaving_note(struct run *run, const struct leaving_end *end)
{
    const struct engine *engine = run->engine;
    const struct lifetime *lifetime = engine->lifetime;
    if (run->module->number != 0 || !has_end(run, end->code)) {
        return; /* what another file loses is for that to tell */
    }
    for (size_t i = 0; i < lifetime->live.count; i++) {
        const uint32_t row = lifetime->live.items[i];
        const uint32_t bits = bits_in(engine, row, end->at);
        if (bits && !was_held(bits_in(engine, row, end->before))) {
            const struct leaving_row leaving = {
                .resource = row,
                .frame = run->frame,
                .module = run->module->number,
                .node = run->at,
                .bits = bits,
                .kind = end->raises ? LEAVING_RAISE : LEAVING_RETURN,
            };
            note(run, &leaving, end->from);
        }
    }
}

void leaving_use(struct run *run, uint32_t row, uint32_t node, enum leaving_kind kind)
{
    const struct leaving_row leaving = { .resource = row,
                                         .frame = run->frame,
                                         .module = run->module->number,
                                         .node = node,
                                         .bits = resource_bits(run, row),
                                         .kind = kind };
    note(run, &leaving, node);
}

store leaving_call(struct run *run, store before, store after)
{
    const struct engine *engine = run->engine;
    struct lifetime *lifetime = engine->lifetime;
    const store now = run->now;
    run->now = after;
    for (size_t i = 0; i < lifetime->live.count; i++) {
        const uint32_t row = lifetime->live.items[i];
        const uint32_t bits = bits_in(engine, row, after);
        if (bits & RESOURCE_RETURNED) {
            lifetime->rows.items[row].is_handed = false;
            resource_set(run, row, bits & ~(uint32_t)RESOURCE_RETURNED);
        } else if (bits & RESOURCE_HELD && !was_held(bits_in(engine, row, before))) {
            resource_set(run, row, 0);
        }
    }
    const store left = run->now;
    run->now = now;
    return left;
}

void leaving_begin(struct engine *engine)
{
    struct lifetime *lifetime = engine->lifetime;
    lifetime->root++;
    lifetime->live.count = 0;
    lifetime->leaving.items.count = 0;
}

/* Judging */

/* Bits of a way on which an exception lost nothing; giving away takes RESOURCE_RAISED
 * off.
 */
static const uint32_t NOT_LOST = RESOURCE_RETURNED | RESOURCE_SAVED;

/* The place in the file analysed at which the code of the row got the resource. */
static const struct resource_level *level_of(const struct resource *resource,
                                             const struct leaving_row *row)
{
    for (uint32_t i = 0; i < resource->level_count; i++) {
        if (resource->levels[i].frame == row->frame && resource->levels[i].module == 0) {
            return &resource->levels[i];
        }
    }
    return NULL;
}

/* Whether each way to `at` goes through `from`, as far as statements around it tell: in
 * an `if` it may be that who did not get there leaves by another condition. */
static bool is_sure(const struct tree *tree, uint32_t from, uint32_t at)
{
    uint32_t block = from;
    for (;;) {
        while (block != TREE_NONE && tree->nodes[block].kind != N_BLOCK) {
            block = tree->nodes[block].parent;
        }
        const uint32_t around =
            block == TREE_NONE ? TREE_NONE : tree->nodes[block].parent;
        const uint8_t kind =
            around == TREE_NONE ? (uint8_t)N_MODULE : tree->nodes[around].kind;
        if (kind != N_WITH && kind != N_TRY && kind != N_FINALLY) {
            return kind == N_MODULE || kind == N_FUNCTION ||
                   tree_contains(tree, block, at);
        }
        block = around;
    }
}

/* Whether it is not lost where it was never got. */
static bool may_be_absent(const struct engine *engine, const struct resource *resource,
                          const struct leaving_row *row)
{
    const struct resource_level *level = level_of(resource, row);
    return resource->is_released && level && row->module == 0 &&
           !is_sure(engine->modules[0]->tree, level->node, row->node);
}

/* Whether somebody releases it, or takes it over, where nothing fails. */
static bool is_ended(const struct resource *resource)
{
    return (resource->is_released && !resource->is_foreign) ||
           (resource->is_handed && !resource->is_kept);
}

/* What a row shows, as a bit of enum flow_report; 0: nothing is wrong. */
static uint32_t wrong(const struct engine *engine, const struct resource *resource,
                      const struct leaving_row *row)
{
    const bool is_raised =
        (row->bits & RESOURCE_RAISED) && !(row->bits & NOT_LOST) && is_ended(resource);
    const uint32_t known = row->bits & ~(uint32_t)RESOURCE_SAVED;
    switch (row->kind) {
    case LEAVING_USE:
        return known == RESOURCE_RELEASED ? FLOW_REPORT_USE_AFTER_RELEASE : 0;
    case LEAVING_AGAIN:
        return known == RESOURCE_RELEASED ? FLOW_REPORT_DOUBLE_RELEASE : 0;
    case LEAVING_RAISE:
        return is_raised ? FLOW_REPORT_LEAK_ON_EXCEPTION : 0;
    case LEAVING_RETURN:
        break;
    }
    if (is_raised) {
        return FLOW_REPORT_LEAK_ON_EXCEPTION;
    }
    const bool is_lost =
        resource_is_held(row->bits) && !may_be_absent(engine, resource, row) &&
        !(resource->is_kept && (resource->is_foreign || !resource->is_released));
    const bool is_named = resource->is_named || resource->is_kept;
    return !is_lost ? 0 : is_named ? FLOW_REPORT_LEAK : FLOW_REPORT_NEVER_NAMED;
}

static const struct trace *make_trace(struct engine *engine, const struct match *match,
                                      const struct trace_step *middle)
{
    struct trace *trace = ARENA_NEW(engine->arena, struct trace);
    struct trace_step *steps = ARENA_ARRAY(engine->arena, 3, struct trace_step);
    const struct trace_step last = { .from = match->from, .to = match->to };
    steps[0] = middle[0];
    trace->count = 1;
    if (middle[1].from < middle[1].to) {
        steps[trace->count++] = middle[1];
    }
    steps[trace->count] = last;
    steps[trace->count++].text = middle[2].text;
    trace->steps = steps;
    return trace;
}

static struct trace_step step_at(const struct engine *engine, uint32_t module,
                                 uint32_t node, struct str text)
{
    const struct flow_module *in = engine->modules[module];
    struct trace_step step = { .text = text };
    if (node != TREE_NONE) {
        step.from = in->tree->nodes[node].from;
        step.to = in->tree->nodes[node].to;
    }
    if (module != 0 && step.from < step.to) {
        trace_step_elsewhere(&step, in->tree->source, step.from, step.to, engine->arena);
    }
    return step;
}

/* How it comes about, in the words of what is wrong. */
static const struct trace *tell(struct engine *engine, const struct resource *resource,
                                const struct leaving_row *row, uint32_t report,
                                const struct match *match)
{
    const struct resource_level *first = &resource->levels[0];
    struct trace_step steps[3] = { step_at(engine, first->module, first->node,
                                           STR("acquired here")) };
    const bool is_lost = row->kind == LEAVING_RETURN || row->kind == LEAVING_RAISE;
    if (report == FLOW_REPORT_LEAK_ON_EXCEPTION && resource->raised_at != TREE_NONE) {
        steps[1] = step_at(engine, resource->raised_module, resource->raised_at,
                           STR("an exception here goes past the release"));
    } else if (is_lost && resource->is_released) {
        steps[1] = step_at(engine, row->module, row->node, STR("left here unreleased"));
    }
    steps[2].text = !is_lost                 ? STR("already released here")
                    : !resource->is_released ? STR("released nowhere")
                                             : STR("not released on this way");
    return make_trace(engine, match, steps);
}

/* "$R": what was assigned, else the acquisition itself. */
static void bind_name(const struct engine *engine, struct match *match, uint32_t node)
{
    const struct tree *tree = engine->modules[0]->tree;
    const uint32_t name = engine->lifetime->name;
    const uint32_t parent = tree->nodes[node].parent;
    uint32_t shown = node;
    if (match_binding(match, name) || !name) {
        return;
    }
    if (parent != TREE_NONE &&
        (tree->nodes[parent].kind == N_ASSIGN || tree->nodes[parent].kind == N_WALRUS)) {
        shown = tree_first(tree, parent);
    }
    struct binding *bindings =
        ARENA_ARRAY(engine->arena, match->binding_count + 1, struct binding);
    const struct binding own = { .metavariable = name,
                                 .kind = BIND_NODE,
                                 .node = shown,
                                 .from = tree->nodes[shown].from,
                                 .to = tree->nodes[shown].to };
    uint32_t at = 0;
    for (uint32_t i = 0; i < match->binding_count; i++) {
        if (at == i && match->bindings[i].metavariable > name) {
            bindings[at++] = own;
        }
        bindings[at++] = match->bindings[i];
    }
    if (at == match->binding_count) {
        bindings[at] = own;
    }
    match->bindings = bindings;
    match->binding_count++;
}

static void move_to(struct match *match, const struct tree *tree, uint32_t node)
{
    match->node = node;
    match->from = tree->nodes[node].from;
    match->to = tree->nodes[node].to;
    match->outer = 0;
}

static bool is_known(const struct lifetime *lifetime, const struct flow_finding *finding)
{
    for (size_t i = 0; i < lifetime->found.count; i++) {
        const struct flow_finding *other = &lifetime->found.items[i];
        if (other->rule == finding->rule && other->match.from == finding->match.from &&
            other->match.to == finding->match.to) {
            return true;
        }
    }
    return false;
}

static void report(struct engine *engine, const struct leaving_row *row, uint32_t what)
{
    struct lifetime *lifetime = engine->lifetime;
    const struct resource *resource = &lifetime->rows.items[row->resource];
    const struct tree *tree = engine->modules[0]->tree;
    const struct resource_level *level = level_of(resource, row);
    const bool is_use = row->kind == LEAVING_USE || row->kind == LEAVING_AGAIN;
    if (is_use ? row->module != 0 || resource->levels[0].module != 0 : !level) {
        return;
    }
    struct flow_finding finding = { .rule = resource->entry->rule,
                                    .match = *resource->entry->match };
    if (level != &resource->levels[0] && !is_use) {
        finding.match.binding_count = 0;
        move_to(&finding.match, tree, level->node);
        bind_name(engine, &finding.match, level->node);
    } else {
        bind_name(engine, &finding.match, resource->levels[0].node);
    }
    if (is_use) {
        move_to(&finding.match, tree, row->node);
    }
    if (!is_known(lifetime, &finding)) {
        finding.match.trace = tell(engine, resource, row, what, &finding.match);
        VEC_PUSH(engine->arena, &lifetime->found, finding);
    }
}

void leaving_judge(struct engine *engine)
{
    const struct lifetime *lifetime = engine->lifetime;
    for (size_t i = 0; i < lifetime->leaving.items.count; i++) {
        const struct leaving_row *row = &lifetime->leaving.items.items[i];
        const struct resource *resource = &lifetime->rows.items[row->resource];
        const struct flow_rule *rule = engine->channels->rules[resource->entry->rule];
        const uint32_t what = wrong(engine, resource, row) & rule->reports;
        if (what) {
            report(engine, row, what);
        }
    }
}
