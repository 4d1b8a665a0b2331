/* SPDX-License-Identifier: MIT */
#include "match/formula.h"

#include "base/arena.h"
#include "match/bindings.h"
#include "match/compiled.h"
#include "match/filter.h"
#include "match/guard.h"
#include "match/leaf.h"
#include "match/ranges.h"
#include "match/results.h"
#include "match/unit.h"

/* Where a formula is evaluated: in a file, or from what a metavariable of a match is
 * bound to (formula_find_within); then `start` is not NULL, and guards do not help. */
struct setting {
    struct unit *unit;
    const struct match *start;
    const struct guards *guards; /* of the conjunctions around; NULL: none */
};

static struct range_list evaluate(const struct formula *formula,
                                  const struct setting *around);

static void add_list(struct unit *unit, struct range_list *to,
                     const struct range_list *from)
{
    for (size_t i = 0; i < from->count; i++) {
        VEC_PUSH(unit->arena, to, from->items[i]);
    }
}

static bool spend(struct unit *unit)
{
    if (unit->steps_left == 0) {
        return false;
    }
    unit->steps_left--;
    return true;
}

/* One expression as a match of a bare metavariable. */
static struct match bare_match(const struct pattern *pattern, struct unit *unit,
                               uint32_t node)
{
    const struct node *at = &unit->tree->nodes[node];
    struct match match = { .from = at->from, .to = at->to, .node = node };
    if (pattern->variable_count > 0) {
        struct binding *binding = ARENA_NEW(unit->arena, struct binding);
        *binding = (struct binding){ .metavariable = pattern->variables[0],
                                     .kind = BIND_NODE,
                                     .node = node,
                                     .count = 1,
                                     .from = at->from,
                                     .to = at->to };
        match.bindings = binding;
        match.binding_count = 1;
    }
    return match;
}

/* `$X` beside other conditions: every expression in what they left. */
static struct range_list apply_bare(const struct formula *formula, struct unit *unit,
                                    const struct range_list *ranges)
{
    struct range_list out = { 0 };
    const struct tree *tree = unit->tree;
    for (size_t i = 0; i < ranges->count; i++) {
        const struct range *range = &ranges->items[i];
        uint32_t node = tree_node_from(tree, range->match.from);
        for (; node < tree->count && tree->nodes[node].from < range->match.to; node++) {
            const uint8_t kind = tree->nodes[node].kind;
            if (tree->nodes[node].to > range->match.to || !node_is_expression(kind) ||
                kind == N_SLICE || !spend(unit)) {
                continue;
            }
            struct match bare = bare_match(formula->pattern, unit, node);
            if (bindings_merge(unit, &bare, &range->match)) {
                ranges_add(unit, &out, bare, false);
            }
        }
    }
    return out;
}

static bool is_bare(const struct formula *formula)
{
    return formula->op == FORMULA_PATTERN && pattern_is_bare(formula->pattern);
}

static bool is_positive(const struct formula *formula)
{
    switch (formula->op) {
    case FORMULA_PATTERN:
    case FORMULA_REGEX:
    case FORMULA_GENERIC:
    case FORMULA_ALL:
    case FORMULA_ANY:
    case FORMULA_KIND:
    case FORMULA_INSIDE:
        return true;
    default:
        return false;
    }
}

/* Order of evaluation of the positive conditions: the result does not depend on it. */
static int turn_of(const struct formula *formula)
{
    return formula->op == FORMULA_INSIDE ? 1 : is_bare(formula) ? 2 : 0;
}

/* What the positive conditions find; if there are none, what they would have started
 * from. */
static struct range_list positives(const struct formula *formula,
                                   const struct setting *setting)
{
    struct range_list result = { 0 };
    bool first = true;
    if (!formula_is_possible(formula, setting->unit->tree->names)) {
        return result;
    }
    for (int turn = 0; turn < 3; turn++) {
        for (uint32_t i = 0; i < formula->child_count; i++) {
            const struct formula *child = formula->children[i];
            if (!is_positive(child) || turn_of(child) != turn) {
                continue;
            }
            if (!first && turn == 2) {
                result = apply_bare(child, setting->unit, &result);
            } else {
                struct range_list ranges = evaluate(child, setting);
                result =
                    first ? ranges : ranges_intersect(setting->unit, &result, &ranges);
            }
            first = false;
            if (result.count == 0) {
                return result;
            }
        }
    }
    if (first && setting->start) {
        ranges_add(setting->unit, &result, *setting->start, false);
    }
    return result;
}

struct negative {
    struct unit *unit;
    bool equal;   /* only ranges that are equal speak against each other */
    bool swapped; /* the outer range is the one to drop */
};

static void drop_one(void *context, struct range *inner, struct range *outer)
{
    const struct negative *negative = context;
    struct range *range = negative->swapped ? outer : inner;
    if (!range->dropped &&
        (!negative->equal || ranges_equal(&inner->match, &outer->match)) &&
        bindings_agree(negative->unit, &inner->match, &outer->match)) {
        range->dropped = true;
    }
}

static void drop_negative(const struct formula *formula, const struct setting *setting,
                          struct range_list *ranges)
{
    struct unit *unit = setting->unit;
    struct range_list against = { 0 };
    struct negative negative = { .unit = unit, .equal = formula->op == FORMULA_NOT };
    const struct setting own = { unit, setting->start, NULL };
    if (formula->op == FORMULA_NOT_REGEX) {
        leaf_find(formula, unit, setting->start, NULL, &against);
    } else {
        against = evaluate(formula->children[0], &own);
    }
    ranges_pairs(unit, ranges, &against, drop_one, &negative);
    if (formula->op == FORMULA_NOT_REGEX) {
        negative.swapped = true;
        ranges_pairs(unit, &against, ranges, drop_one, &negative);
    }
    ranges_sweep(ranges);
}

/* The places of a match's metavariables that one focus-metavariable names. */
static struct range_list places(const struct formula *focus, struct unit *unit,
                                const struct range *range)
{
    struct range_list out = { 0 };
    for (uint32_t i = 0; i < focus->metavariable_count; i++) {
        const struct binding *binding =
            match_binding(&range->match, focus->metavariables[i]);
        if (binding && binding->to > binding->from) {
            struct match match = range->match;
            match.outer = match.outer ? match.outer : match.node;
            match.from = binding->from;
            match.to = binding->to;
            match.node = binding->kind == BIND_NODE ? binding->node : TREE_NONE;
            ranges_add(unit, &out, match, range->inside);
        }
    }
    return out;
}

static struct range_list apply_focus(const struct formula *formula, struct unit *unit,
                                     const struct range_list *ranges)
{
    struct range_list out = { 0 };
    for (size_t i = 0; i < ranges->count; i++) {
        struct range_list here = { 0 };
        ranges_add(unit, &here, ranges->items[i].match, ranges->items[i].inside);
        for (uint32_t j = 0; j < formula->child_count; j++) {
            if (formula->children[j]->op == FORMULA_FOCUS) {
                struct range_list focused =
                    places(formula->children[j], unit, &ranges->items[i]);
                here = ranges_intersect(unit, &here, &focused);
            }
        }
        add_list(unit, &out, &here);
    }
    return out;
}

static bool is_negative(const struct formula *formula)
{
    return formula->op == FORMULA_NOT || formula->op == FORMULA_NOT_INSIDE ||
           formula->op == FORMULA_NOT_REGEX;
}

/* The filters among the children from `from` on, up to the first metavariable-pattern;
 * returns where that is. */
static uint32_t apply_filters(const struct formula *formula, uint32_t from,
                              struct unit *unit, struct range_list *ranges)
{
    uint32_t i = from;
    for (; i < formula->child_count && ranges->count > 0; i++) {
        const struct formula *child = formula->children[i];
        if (child->op == FORMULA_WHERE_PATTERN) {
            break;
        }
        if (filter_is(child)) {
            filter_apply(child, unit, ranges);
        }
    }
    return i;
}

/* The metavariable of `as` in each range; dropped where it is bound to something else. */
static void apply_name(const struct formula *name, struct unit *unit,
                       struct range_list *ranges)
{
    struct range_list out = { 0 };
    for (size_t i = 0; i < ranges->count; i++) {
        struct match match = ranges->items[i].match;
        struct binding *binding = ARENA_NEW(unit->arena, struct binding);
        *binding =
            (struct binding){ .metavariable = name->metavariables[0],
                              .kind = match.node == TREE_NONE ? BIND_TEXT : BIND_NODE,
                              .node = match.node,
                              .count = 1,
                              .from = match.from,
                              .to = match.to };
        const struct match named = { .bindings = binding, .binding_count = 1 };
        if (bindings_merge(unit, &match, &named)) {
            ranges_add(unit, &out, match, ranges->items[i].inside);
        }
    }
    *ranges = out;
}

/* Each negative and each filter decides on each range alone, so their order does not
 * matter and the cheap ones go first; but metavariable-pattern binds more, which no
 * negative and no filter before it knows. */
static struct range_list evaluate_all(const struct formula *formula,
                                      const struct setting *setting)
{
    struct unit *unit = setting->unit;
    struct guards guards = { .outer = setting->guards };
    guards_find(&guards, formula);
    const struct setting guarded = { unit, setting->start,
                                     setting->start ? NULL : &guards };
    struct range_list ranges = positives(formula, &guarded);
    bool focused = false;
    for (uint32_t i = 0; i < formula->child_count; i++) {
        if (formula->children[i]->op == FORMULA_AS) {
            apply_name(formula->children[i], unit, &ranges);
        }
    }
    uint32_t rest = apply_filters(formula, 0, unit, &ranges);
    for (uint32_t i = 0; i < formula->child_count && ranges.count > 0; i++) {
        if (is_negative(formula->children[i])) {
            drop_negative(formula->children[i], setting, &ranges);
        }
        focused = focused || formula->children[i]->op == FORMULA_FOCUS;
    }
    while (rest < formula->child_count && ranges.count > 0) {
        filter_apply(formula->children[rest], unit, &ranges);
        rest = apply_filters(formula, rest + 1, unit, &ranges);
    }
    return focused ? apply_focus(formula, unit, &ranges) : ranges;
}

/* The bindings of a match that a kind gives away. */
static struct match exported(const struct formula *kind, struct unit *unit,
                             const struct match *match)
{
    struct match out = *match;
    struct binding *bindings =
        ARENA_ARRAY(unit->arena, kind->metavariable_count, struct binding);
    out.bindings = bindings;
    out.binding_count = 0;
    for (uint32_t i = 0; i < match->binding_count; i++) {
        const struct binding *binding = &match->bindings[i];
        for (uint32_t j = 0; j < kind->metavariable_count; j++) {
            if (binding->metavariable == kind->metavariables[j]) {
                bindings[out.binding_count++] = *binding;
            }
        }
    }
    return out;
}

/* A kind knows nothing of the bindings around it, and they know nothing of its own. */
static struct range_list find_kind(const struct formula *formula,
                                   const struct setting *setting)
{
    struct match bare = { .node = TREE_NONE };
    struct setting inner = { setting->unit, setting->start, NULL };
    if (setting->start) {
        bare = *setting->start;
        bare.binding_count = 0;
        inner.start = &bare;
    }
    struct range_list out = { 0 };
    const struct range_list found = evaluate(formula->children[0], &inner);
    for (size_t i = 0; i < found.count; i++) {
        struct match match = exported(formula, setting->unit, &found.items[i].match);
        if (!setting->start || bindings_merge(setting->unit, &match, setting->start)) {
            ranges_add(setting->unit, &out, match, found.items[i].inside);
        }
    }
    return out;
}

static struct range_list evaluate_fresh(const struct formula *formula,
                                        const struct setting *setting)
{
    struct range_list out = { 0 };
    switch (formula->op) {
    case FORMULA_PATTERN:
    case FORMULA_GENERIC:
    case FORMULA_REGEX:
        leaf_find(formula, setting->unit, setting->start, setting->guards, &out);
        break;
    case FORMULA_ALL:
        return evaluate_all(formula, setting);
    case FORMULA_ANY:
        for (uint32_t i = 0; i < formula->child_count; i++) {
            const struct range_list child = evaluate(formula->children[i], setting);
            add_list(setting->unit, &out, &child);
        }
        break;
    case FORMULA_KIND:
        return find_kind(formula, setting);
    case FORMULA_INSIDE:
        out = evaluate(formula->children[0], setting);
        for (size_t i = 0; i < out.count; i++) {
            out.items[i].inside = true;
        }
        break;
    default:
        break; /* negatives and filters alone match nothing */
    }
    return out;
}

/* All ranges of the setting, in a list that the caller may change. Only what holds of the
 * whole file for everybody is kept. */
static struct range_list evaluate(const struct formula *formula,
                                  const struct setting *around)
{
    struct range_list out;
    const bool guarded = guards_concern(around->guards, formula);
    const struct setting own = { around->unit, around->start,
                                 guarded ? around->guards : NULL };
    const struct setting *setting = &own;
    const bool wide = around->unit->focus && around->unit->spans_class;
    const uint32_t number = own.start || guarded || wide ? 0 : formula->number;
    if (!results_find(setting->unit, number, &out)) {
        const struct results_start start = results_begin(setting->unit);
        out = evaluate_fresh(formula, setting);
        results_keep(setting->unit, number, &start, &out);
    }
    return out;
}

void formula_find(const struct formula *formula, struct unit *unit, struct matches *found)
{
    formula_find_within(formula, unit, NULL, found);
}

void formula_find_within(const struct formula *formula, struct unit *unit,
                         const struct match *start, struct matches *found)
{
    const struct setting setting = { unit, start, NULL };
    const struct range_list ranges = evaluate(formula, &setting);
    struct matches fresh = { 0 };
    for (size_t i = 0; i < ranges.count; i++) {
        VEC_PUSH(unit->arena, &fresh, ranges.items[i].match);
    }
    ranges_sort(&fresh);
    for (size_t i = 0; i < fresh.count; i++) {
        VEC_PUSH(unit->arena, found, fresh.items[i]);
    }
}

bool formula_spans_class(const struct formula *formula)
{
    bool spans =
        formula->op == FORMULA_PATTERN && pattern_has_class_body(formula->pattern);
    for (uint32_t i = 0; i < formula->child_count && !spans; i++) {
        spans = formula_spans_class(formula->children[i]);
    }
    return spans;
}
