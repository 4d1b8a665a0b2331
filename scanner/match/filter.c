/* SPDX-License-Identifier: MIT */
#include "match/filter.h"

#include "base/regex.h"
#include "match/answers.h"
#include "match/comparison.h"
#include "match/formula.h"
#include "match/ranges.h"
#include "match/type.h"
#include "match/unit.h"
#include "match/value.h"
#include "match/within.h"

bool filter_is(const struct formula *formula)
{
    switch (formula->op) {
    case FORMULA_WHERE_REGEX:
    case FORMULA_WHERE_PATTERN:
    case FORMULA_WHERE_TYPE:
    case FORMULA_WHERE_COMPARISON:
    case FORMULA_WHERE_ANALYSIS:
        return true;
    default:
        return false;
    }
}

/* The string that a metavariable is known to be; false if it is none. */
static bool string_of(struct unit *unit, const struct binding *binding, struct str *text)
{
    const struct constant value = value_of_binding(unit, binding);
    *text = value.text;
    return value.kind == CONSTANT_STRING || value.kind == CONSTANT_BYTES;
}

static bool matches(const struct formula *filter, struct unit *unit, struct str text)
{
    const enum regex_result result = regex_search(filter->regex, text, 0, NULL);
    if (result == REGEX_LIMIT) {
        unit->limit_hit = true;
    }
    return result == REGEX_MATCH;
}

/* The number of the name that a metavariable is bound to; 0 if it is no mere name. */
static uint32_t name_of(const struct unit *unit, const struct binding *binding)
{
    if (binding->kind == BIND_NAME) {
        return binding->name;
    }
    const struct node *at = &unit->tree->nodes[binding->node];
    return binding->kind == BIND_NODE && at->kind == N_NAME ? at->name : 0;
}

/* The same for a binding's own text; of names each is asked once. */
static bool matches_binding(const struct formula *filter, struct unit *unit,
                            const struct binding *binding)
{
    const uint32_t name = filter->number ? name_of(unit, binding) : 0;
    bool answer = false;
    if (name == 0) {
        return matches(filter, unit, binding_text(unit, binding));
    }
    if (!answers_find(unit, filter->number, name, &answer)) {
        answer = matches(filter, unit, binding_text(unit, binding));
        answers_keep(unit, filter->number, name, answer);
    }
    return answer;
}

bool filter_admits(const struct formula *regex, struct unit *unit,
                   const struct binding *binding)
{
    struct str text;
    return matches_binding(regex, unit, binding) ||
           (regex->where.on_constant && string_of(unit, binding, &text) &&
            matches(regex, unit, text));
}

static bool holds_analysis(const struct formula *filter, struct unit *unit,
                           const struct match *match, const struct binding *binding)
{
    const enum analyzer analyzer = filter->where.analyzer;
    const struct binding *flags = filter->metavariable_count > 1
                                      ? match_binding(match, filter->metavariables[1])
                                      : NULL;
    struct str text;
    if (analyzer_is_of_name(analyzer)) {
        return binding->kind == BIND_NODE &&
               analyzer_holds_of_name(analyzer, unit, binding->node);
    }
    const bool known =
        string_of(unit, binding, &text) ||
        (analyzer != ANALYZER_ENTROPY && value_of_template(unit, binding, &text));
    return known && analyzer_holds(analyzer, unit, text,
                                   flags ? binding_text(unit, flags) : STR(""));
}

static bool holds_type(const struct formula *filter, struct unit *unit,
                       const struct binding *binding)
{
    if (binding->kind != BIND_NODE) {
        return false;
    }
    for (uint32_t i = 0; i < filter->type_count; i++) {
        if (type_is(unit, binding->node, filter->types[i])) {
            return true;
        }
    }
    return false;
}

/* One range for each way in which the formula holds within the metavariable. */
static void keep_where_pattern(const struct formula *filter, struct unit *unit,
                               struct range_list *ranges)
{
    struct range_list out = { 0 };
    for (size_t i = 0; i < ranges->count; i++) {
        const struct range *range = &ranges->items[i];
        struct matches found = { 0 };
        within_find(filter, unit, &range->match, &found);
        for (size_t k = 0; k < found.count; k++) {
            ranges_add(unit, &out, found.items[k], range->inside);
        }
    }
    *ranges = out;
}

static bool holds(const struct formula *filter, struct unit *unit,
                  const struct match *match)
{
    if (filter->op == FORMULA_WHERE_COMPARISON) {
        return comparison_holds(filter->comparison, unit, match);
    }
    const struct binding *binding = match_binding(match, filter->metavariables[0]);
    if (!binding) {
        return false;
    }
    switch (filter->op) {
    case FORMULA_WHERE_REGEX:
        return filter_admits(filter, unit, binding);
    case FORMULA_WHERE_TYPE:
        return holds_type(filter, unit, binding);
    default:
        return holds_analysis(filter, unit, match, binding);
    }
}

void filter_apply(const struct formula *filter, struct unit *unit,
                  struct range_list *ranges)
{
    if (filter->op == FORMULA_WHERE_PATTERN) {
        keep_where_pattern(filter, unit, ranges);
        return;
    }
    for (size_t i = 0; i < ranges->count; i++) {
        ranges->items[i].dropped = !holds(filter, unit, &ranges->items[i].match);
    }
    ranges_sweep(ranges);
}
