/* SPDX-License-Identifier: MIT */
#include "review/marker.h"

#include <stdlib.h>

#include "base/arena.h"
#include "review/added.h"
#include "review/analysis.h"
#include "review/placement.h"
#include "review/reading.h"
#include "review/statement.h"
#include "review/suppression.h"

VEC_OF(line_list, uint32_t);

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

static int compare_lines(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The lines with markers that silence something. */
static struct line_list used_lines(const struct analysis *analysis, struct arena *arena)
{
    struct line_list lines = { 0 };
    const struct marker_view view = { analysis, NULL };
    for (size_t i = 0; i < analysis->raw.count; i++) {
        struct suppression found;
        if (marker_find(&view, i, placement_key(analysis, i), &found)) {
            VEC_PUSH(arena, &lines, found.line);
        }
    }
    if (lines.count > 0) {
        qsort(lines.items, lines.count, sizeof *lines.items, compare_lines);
    }
    return lines;
}

static bool is_used(const struct line_list *lines, uint32_t line)
{
    return lines->count > 0 && bsearch(&line, lines->items, lines->count,
                                       sizeof *lines->items, compare_lines) != NULL;
}

void marker_note_unused(const struct reading *reading, const struct analysis *analysis)
{
    const struct tree *tree = analysis->unit->tree;
    const struct source *source = &analysis->source;
    const struct line_list used = used_lines(analysis, reading->worker->scratch);
    for (uint32_t i = 0; i < tree->comment_count; i++) {
        const uint32_t from = tree->comments[i].from;
        const struct str text = source_slice(source, from, tree->comments[i].to);
        const uint32_t line = source_line(source, from);
        if (suppression_is_ours(text) && !is_used(&used, line)) {
            reading_note(reading, NOTICE_NOTE, "unused-suppression", line,
                         STR("The comment silences nothing that was looked for here."));
        }
    }
}
