/* SPDX-License-Identifier: MIT */
#include "review/analysis.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/intern.h"
#include "match/trace.h"
#include "review/fingerprint.h"
#include "review/parsing.h"
#include "review/placement.h"
#include "review/statement.h"

/* What the change can have an effect on. */
static const struct unit_focus *focus_of(const struct analysis *analysis,
                                         struct arena *arena)
{
    const struct other_versions *versions = &analysis->versions;
    const struct ripple_side side = { analysis->parsed.tree, &analysis->source, arena };
    if (!versions->ripple) {
        return NULL;
    }
    return versions->hunks ? ripple_of_old(versions->ripple, &side, versions->hunks,
                                           &versions->request)
                           : ripple_of_new(versions->ripple, &side, versions->old,
                                           versions->old_count);
}

/* What a new version was before. */
static const struct earlier_texts *texts_before(const struct analysis *analysis,
                                                struct arena *arena)
{
    const struct other_versions *versions = &analysis->versions;
    if (!versions->ripple || versions->hunks) {
        return NULL;
    }
    struct earlier_texts *texts = ARENA_NEW(arena, struct earlier_texts);
    struct earlier_text *items =
        ARENA_ARRAY(arena, versions->old_count, struct earlier_text);
    for (size_t i = 0; i < versions->old_count; i++) {
        if (!versions->old[i].absent) {
            items[texts->count++] =
                (struct earlier_text){ versions->old[i].path, versions->old[i].text };
        }
    }
    texts->items = items;
    return texts;
}

void analysis_run(struct analysis *analysis, struct worker *worker)
{
    struct intern *names = ruleset_file_words(worker->ruleset, worker->scratch);
    analysis->parsed = parsing_run(analysis, worker, names);
    analysis->unit = unit_new(analysis->parsed.tree, ruleset_types(worker->ruleset),
                              &analysis->notices, worker->scratch);
    analysis->unit->files = analysis->files;
    analysis->unit->altered = analysis->altered;
    analysis->unit->before = texts_before(analysis, worker->scratch);
    analysis->unit->focus = focus_of(analysis, worker->scratch);
    if (analysis->rules) {
        ruleset_scan_some(worker->ruleset, analysis->rules, analysis->unit,
                          &analysis->raw);
    } else {
        ruleset_scan(worker->ruleset, analysis->unit, &analysis->raw);
    }
    analysis_anchor(analysis, worker->scratch);
}

/* What its source itself says: the rest of the statement may be edited without making
 * another one of it. */
static uint64_t source_of(const struct analysis *analysis, size_t index, struct buf *buf)
{
    const struct trace *trace = analysis->raw.items[index].match.trace;
    if (!trace) {
        return 0;
    }
    const struct trace_step *step = &trace->steps[0];
    buf_clear(buf);
    if (step->place) {
        buf_add(buf, str_slice(step->place->lines, step->from, step->to));
    } else {
        fingerprint_text(analysis->unit->tree, step->from, step->to, buf);
    }
    return hash_bytes(buf_view(buf));
}

void analysis_anchor(struct analysis *analysis, struct arena *arena)
{
    uint32_t *lines = ARENA_ARRAY(arena, analysis->raw.count, uint32_t);
    uint64_t *sources = ARENA_ARRAY(arena, analysis->raw.count, uint64_t);
    struct buf buf = { 0 };
    for (size_t i = 0; i < analysis->raw.count; i++) {
        sources[i] = source_of(analysis, i, &buf);
        const uint32_t node = analysis->raw.items[i].match.node;
        const uint32_t anchor =
            statement_anchor(analysis->unit->tree, node, analysis_range(analysis, i));
        lines[i] = source_git_line(&analysis->source, anchor);
    }
    buf_dispose(&buf);
    analysis->anchor_lines = lines;
    analysis->sources = sources;
}

struct span analysis_range(const struct analysis *analysis, size_t index)
{
    const struct match *match = &analysis->raw.items[index].match;
    return frame_trim(&analysis->source, (struct span){ match->from, match->to });
}
