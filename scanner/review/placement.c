/* SPDX-License-Identifier: MIT */
#include "review/placement.h"

#include "base/arena.h"
#include "match/trace.h"
#include "match/unit.h"
#include "review/statement.h"

/* A compound statement of up to so many lines is shown whole. */
enum { MOST_COMPOUND_LINES = 8 };

/* Git lines first..last. */
struct lines {
    uint32_t first, last;
};

static struct lines lines_of(const struct source *source, struct span span)
{
    const uint32_t end = span.to > span.from ? span.to - 1 : span.from;
    return (struct lines){ source_git_line(source, span.from),
                           source_git_line(source, end) };
}

static uint32_t git_line_start(const struct source *source, uint32_t line)
{
    return line <= source->git_count ? source->git_starts[line - 1]
                                     : (uint32_t)source->text.len;
}

/* A sequence or a focused piece of a compound statement is not that statement. */
static bool is_compound(const struct analysis *analysis, size_t index)
{
    const struct match *match = &analysis->raw.items[index].match;
    const struct tree *tree = analysis->unit->tree;
    return statement_is_compound(tree, match->node) &&
           tree->nodes[match->node].from == match->from &&
           tree->nodes[match->node].to <= match->to;
}

struct span placement_key(const struct analysis *analysis, size_t index)
{
    const struct match *match = &analysis->raw.items[index].match;
    return is_compound(analysis, index)
               ? statement_header(analysis->unit->tree, match->node)
               : analysis_range(analysis, index);
}

/* The findings of one rule and source at one anchor line: how many, and how many say
 * `message`. */
struct tally {
    size_t all, same_message;
};

/* The first of the anchors at the line or after it. */
static size_t first_anchor(const struct analysis *analysis, uint32_t line)
{
    size_t low = 0;
    size_t high = analysis->raw.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (analysis->anchors[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* What was found of a rule, for a look at another version or place. */
struct likeness {
    const struct raw_finding *raw;
    uint64_t source; /* analysis.sources */
};

static struct tally count_at(const struct analysis *analysis, struct likeness like,
                             uint32_t line, size_t limit)
{
    struct tally tally = { 0 };
    for (size_t i = first_anchor(analysis, line); i < analysis->raw.count; i++) {
        const struct anchor *anchor = &analysis->anchors[i];
        if (anchor->line != line || anchor->index >= limit) {
            break;
        }
        const struct raw_finding *raw = &analysis->raw.items[anchor->index];
        if (raw->rule == like.raw->rule &&
            analysis->sources[anchor->index] == like.source) {
            tally.all++;
            tally.same_message += str_equal(raw->message, like.raw->message);
        }
    }
    return tally;
}

/* Whether an old finding accounts for new finding `index`: one that says the same, or,
 * where only the wording changed, one of at least as many. */
static bool was_there(const struct analysis *new_side, size_t index,
                      const struct analysis *old_side, uint32_t old_line)
{
    const struct likeness like = { &new_side->raw.items[index],
                                   new_side->sources[index] };
    const uint32_t new_line = new_side->anchor_lines[index];
    const struct tally before = count_at(new_side, like, new_line, index);
    const struct tally old = count_at(old_side, like, old_line, old_side->raw.count);
    if (before.same_message < old.same_message) {
        return true;
    }
    return count_at(new_side, like, new_line, new_side->raw.count).all <= old.all;
}

static struct analysis *old_analysis(struct old_version *old, struct worker *worker)
{
    if (!old->analysis) {
        old->analysis = ARENA_NEW(worker->scratch, struct analysis);
        old->analysis->source = source_init(worker->scratch, old->path, old->text);
        old->analysis->files = old->files;
        analysis_run(old->analysis, worker);
    }
    return old->analysis;
}

/* Whether some base has the finding already. */
static bool is_old(struct placing *placing, size_t index)
{
    const uint32_t line = placing->analysis->anchor_lines[index];
    for (size_t i = 0; i < placing->old_count; i++) {
        struct old_version *old = &placing->old[i];
        const uint32_t old_line = old->absent ? 0 : hunks_new_to_old(&old->hunks, line);
        if (old_line != 0 && was_there(placing->analysis, index,
                                       old_analysis(old, placing->worker), old_line)) {
            return true;
        }
    }
    return false;
}

/* The run of added lines around or after `line`, no further than `limits.last`. */
static bool added_run(const struct placing *placing, struct lines limits, uint32_t line,
                      struct lines *run)
{
    while (line <= limits.last && !added_lines_has(placing->added, line)) {
        line++;
    }
    if (line > limits.last) {
        return false;
    }
    *run = (struct lines){ line, line };
    while (run->first > limits.first && added_lines_has(placing->added, run->first - 1)) {
        run->first--;
    }
    while (run->last < limits.last && added_lines_has(placing->added, run->last + 1)) {
        run->last++;
    }
    return true;
}

/* The text of a run within a range, trimmed; empty for blank lines. */
static struct span run_span(const struct source *source, struct span range,
                            struct lines run)
{
    const uint32_t from = git_line_start(source, run.first);
    const uint32_t to = git_line_start(source, run.last + 1);
    struct span span = { from > range.from ? from : range.from,
                         to < range.to ? to : range.to };
    if (span.from >= span.to ||
        str_trim(source_slice(source, span.from, span.to)).len == 0) {
        return (struct span){ span.from, span.from };
    }
    return frame_trim(source, span);
}

/* The first added run of the range that has text, from git line `start` on. */
static struct span first_run(const struct placing *placing, struct span range,
                             uint32_t start)
{
    const struct source *source = &placing->analysis->source;
    const struct lines limits = lines_of(source, range);
    struct lines run;
    for (uint32_t line = start; added_run(placing, limits, line, &run);
         line = run.last + 1) {
        const struct span span = run_span(source, range, run);
        if (span.from < span.to) {
            return span;
        }
    }
    return (struct span){ range.from, range.from };
}

/* The first metavariable, in text order, that is bound to something small on added lines.
 */
static struct span first_added_binding(const struct placing *placing, size_t index)
{
    const struct analysis *analysis = placing->analysis;
    const struct match *match = &analysis->raw.items[index].match;
    struct span best = { UINT32_MAX, UINT32_MAX };
    for (uint32_t i = 0; i < match->binding_count; i++) {
        const struct binding *binding = &match->bindings[i];
        const struct span span = { binding->from, binding->to };
        if (binding->kind == BIND_LIST || span.from >= span.to ||
            span.from < match->from || span.to > match->to || span.from >= best.from) {
            continue;
        }
        const struct lines lines = lines_of(&analysis->source, span);
        if (lines.first == lines.last && added_lines_has(placing->added, lines.first)) {
            best = span;
        }
    }
    return best;
}

/* The added part of a step's range; empty where it has none. */
static struct span added_part(const struct placing *placing,
                              const struct trace_step *step)
{
    const struct source *source = &placing->analysis->source;
    const struct span range = { step->from, step->to };
    const struct lines lines = lines_of(source, range);
    if (step->place ||
        added_lines_between(placing->added, lines.first, lines.last) == 0) {
        return (struct span){ step->from, step->from };
    }
    return first_run(placing, range, lines.first);
}

/* The added part of the step nearest to the sink that has one; empty if there is none.
 * The sink itself is the finding's own range. */
static struct span added_step(const struct placing *placing, size_t index)
{
    const struct trace *trace = placing->analysis->raw.items[index].match.trace;
    for (uint32_t i = trace ? trace->count - 1 : 0; i-- > 0;) {
        const struct span span = added_part(placing, &trace->steps[i]);
        if (span.from < span.to) {
            return span;
        }
    }
    return (struct span){ 0, 0 };
}

static struct span one_line(const struct source *source, struct span span)
{
    const struct lines lines = lines_of(source, span);
    return run_span(source, span, (struct lines){ lines.first, lines.first });
}

/* The added part of a partly added finding: where it starts if that is added; else where
 * a metavariable stands; else the first added line with text. */
static struct span narrow(const struct placing *placing, size_t index, struct span key)
{
    const struct source *source = &placing->analysis->source;
    const struct span range = analysis_range(placing->analysis, index);
    const bool compound = is_compound(placing->analysis, index);
    const struct lines key_lines = lines_of(source, key);
    struct span span = { 0, 0 };
    if (added_lines_between(placing->added, key_lines.first, key_lines.last) > 0) {
        const uint32_t anchor = placing->analysis->anchor_lines[index];
        const bool from_anchor = added_lines_has(placing->added, anchor);
        span = first_run(placing, key, from_anchor ? anchor : key_lines.first);
    }
    const struct span binding = first_added_binding(placing, index);
    if (span.from >= span.to && binding.from != UINT32_MAX) {
        const uint32_t line = source_git_line(source, binding.from);
        span = run_span(source, range, (struct lines){ line, line });
    }
    if (span.from >= span.to) {
        span = first_run(placing, range, lines_of(source, range).first);
        /* Deep in a suite the rest of the run may have nothing to do with it. */
        span = compound && span.from < span.to ? one_line(source, span) : span;
    }
    return span;
}

bool placement_find(struct placing *placing, size_t index, struct placement *found)
{
    const struct source *source = &placing->analysis->source;
    const struct span range = analysis_range(placing->analysis, index);
    const struct lines lines = lines_of(source, range);
    const struct span key = placement_key(placing->analysis, index);
    const bool is_long = lines.last - lines.first >= MOST_COMPOUND_LINES;
    const uint32_t added = added_lines_between(placing->added, lines.first, lines.last);
    *found = (struct placement){ .whole = is_long ? key : range };
    found->primary = found->whole;
    if (added == lines.last - lines.first + 1) {
        return true;
    }
    const struct span step = added == 0 ? added_step(placing, index) : range;
    if (step.from == step.to || is_old(placing, index)) {
        return false;
    }
    if (added == 0) {
        found->primary = step;
        found->narrowed = found->by_step = true;
        return true;
    }
    const struct lines whole = lines_of(source, found->whole);
    if (added_lines_between(placing->added, whole.first, whole.last) <
        whole.last - whole.first + 1) {
        const struct span narrowed = narrow(placing, index, key);
        found->narrowed = narrowed.from < narrowed.to;
        found->primary = found->narrowed ? narrowed : found->whole;
    }
    return true;
}
