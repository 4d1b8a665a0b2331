/* SPDX-License-Identifier: MIT */
#include "rule/mode_metric.h"

#include "base/arena.h"
#include "base/vec.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "rule/mode.h"
#include "rule/mode_match.h"
#include "syntax/source.h"

/* What a function has inside counts for the one around it, too: say it once. */
static bool is_counted_outside(enum metric_kind metric)
{
    return metric == METRIC_COGNITIVE || metric == METRIC_LENGTH;
}

static bool is_above(const struct mode *mode, const struct metric_item *item)
{
    return item->scope == mode->scope && item->values[mode->metric] > mode->threshold;
}

static bool is_said_outside(const struct mode *mode, const struct metrics *metrics,
                            const struct metric_item *item)
{
    if (mode->scope != METRIC_FUNCTION || !is_counted_outside(mode->metric) ||
        item->outer_function == UINT32_MAX) {
        return false;
    }
    return is_above(mode, &metrics->items[item->outer_function]);
}

static const char *kind_word(const struct tree *tree, const struct metric_item *item)
{
    if (item->scope == METRIC_FUNCTION) {
        const uint32_t owner = tree->nodes[tree->nodes[item->node].parent].parent;
        return owner != TREE_NONE && tree->nodes[owner].kind == N_CLASS ? "method"
                                                                        : "function";
    }
    return metric_scope_words[item->scope];
}

static struct match range_of(const struct tree *tree, const struct metric_item *item)
{
    const struct node *at = &tree->nodes[item->node];
    struct match match = { .node = item->node };
    if (item->scope == METRIC_MODULE) {
        match.to = (uint32_t)source_line_text(tree->source, 1).len;
        return match;
    }
    match.from = at->name_from;
    match.to = at->name_from + (uint32_t)tree_name(tree, item->node).len;
    return match;
}

static void add_match(const struct mode *mode, const struct metric_item *item,
                      struct unit *unit, struct matches *found)
{
    const struct tree *tree = unit->tree;
    const struct str name =
        item->scope == METRIC_MODULE ? tree->source->path : tree_name(tree, item->node);
    if (mode_match_is_ignored(mode, name)) {
        return;
    }
    const struct mode_value values[] = {
        { "$NAME", name },
        { "$KIND", str_from(kind_word(tree, item)) },
        { "$VALUE", str_format(unit->arena, "%u", item->values[mode->metric]) },
        { "$THRESHOLD", str_format(unit->arena, "%u", mode->threshold) },
    };
    struct match match = range_of(tree, item);
    mode_match_bind(unit, values, sizeof values / sizeof values[0], &match);
    VEC_PUSH(unit->arena, found, match);
}

void mode_metric_find(const struct mode *mode, struct mode_facts *facts,
                      struct unit *unit, struct matches *found)
{
    struct metrics *metrics = &facts->metrics;
    if (metrics->count == 0) {
        *metrics = metric_measure(unit->tree, unit->arena);
    }
    for (size_t i = 0; i < metrics->count; i++) {
        const struct metric_item *item = &metrics->items[i];
        if (is_above(mode, item) && !is_said_outside(mode, metrics, item)) {
            add_match(mode, item, unit, found);
        }
    }
}
