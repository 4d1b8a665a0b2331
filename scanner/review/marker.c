/* SPDX-License-Identifier: MIT */
#include "review/marker.h"

#include "review/added.h"
#include "review/analysis.h"
#include "review/placement.h"
#include "review/statement.h"
#include "review/suppression.h"

static uint32_t end_line(const struct source *source, struct span span)
{
    return source_line(source, span.to > span.from ? span.to - 1 : span.from);
}

static bool find(const struct analysis *analysis, size_t index, struct span primary,
                 struct suppression *found)
{
    const struct source *source = &analysis->source;
    const struct tree *tree = analysis->unit->tree;
    const struct raw_finding *raw = &analysis->raw.items[index];
    const struct rule_info *rule = &raw->rule->info;
    struct span key = placement_key(analysis, index);
    if (!statement_is_compound(tree, raw->match.node)) {
        key.to = statement_simple_end(tree, raw->match.node, key.to);
    }
    const uint32_t first = source_line(source, key.from);
    const uint32_t last = end_line(source, key);
    if (raw->match.node == TREE_NONE) {
        /* Several statements: one marker inside need not mean them all. */
        return suppression_find(tree, rule, first, first, found) ||
               suppression_find(tree, rule, last, last, found);
    }
    return suppression_find(tree, rule, first, last, found) ||
           suppression_find(tree, rule, source_line(source, primary.from),
                            end_line(source, primary), found);
}

bool marker_find(const struct marker_view *view, size_t index, struct span primary,
                 struct suppression *found)
{
    if (!find(view->analysis, index, primary, found)) {
        return false;
    }
    const struct source *source = &view->analysis->source;
    const uint32_t start = source_line_start(source, found->line);
    found->added_by_change =
        view->added && added_lines_has(view->added, source_git_line(source, start));
    return true;
}
