/* SPDX-License-Identifier: MIT */
#include "review/analysis.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/intern.h"
#include "match/unit.h"
#include "review/fingerprint.h"
#include "review/statement.h"

void analysis_run(struct analysis *analysis, struct worker *worker)
{
    struct intern *names = ruleset_file_words(worker->ruleset, worker->scratch);
    analysis->parsed = parser_parse(worker->parser, &analysis->source, &worker->limits,
                                    names, worker->scratch);
    analysis->unit = unit_new(analysis->parsed.tree, ruleset_types(worker->ruleset),
                              &analysis->notices, worker->scratch);
    analysis->unit->files = analysis->files;
    ruleset_scan(worker->ruleset, analysis->unit, &analysis->raw);
    analysis_anchor(analysis, worker->scratch);
}

static int compare_anchors(const void *left, const void *right)
{
    const struct anchor *a = left;
    const struct anchor *b = right;
    return a->line != b->line ? (a->line > b->line) - (a->line < b->line)
                              : (a->index > b->index) - (a->index < b->index);
}

static uint64_t source_of(const struct analysis *analysis, size_t index, struct buf *buf)
{
    const struct trace *trace = analysis->raw.items[index].match.trace;
    buf_clear(buf);
    fingerprint_source(analysis->unit->tree, trace, buf);
    return trace ? hash_bytes(buf_view(buf)) : 0;
}

void analysis_anchor(struct analysis *analysis, struct arena *arena)
{
    uint32_t *lines = ARENA_ARRAY(arena, analysis->raw.count, uint32_t);
    struct anchor *anchors = ARENA_ARRAY(arena, analysis->raw.count, struct anchor);
    uint64_t *sources = ARENA_ARRAY(arena, analysis->raw.count, uint64_t);
    struct buf buf = { 0 };
    for (size_t i = 0; i < analysis->raw.count; i++) {
        sources[i] = source_of(analysis, i, &buf);
        const uint32_t node = analysis->raw.items[i].match.node;
        const uint32_t anchor =
            statement_anchor(analysis->unit->tree, node, analysis_range(analysis, i));
        lines[i] = source_git_line(&analysis->source, anchor);
        anchors[i] = (struct anchor){ lines[i], (uint32_t)i };
    }
    buf_dispose(&buf);
    if (analysis->raw.count > 0) {
        qsort(anchors, analysis->raw.count, sizeof *anchors, compare_anchors);
    }
    analysis->anchors = anchors;
    analysis->anchor_lines = lines;
    analysis->sources = sources;
}

struct span analysis_range(const struct analysis *analysis, size_t index)
{
    const struct match *match = &analysis->raw.items[index].match;
    return frame_trim(&analysis->source, (struct span){ match->from, match->to });
}
