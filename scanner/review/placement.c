/* SPDX-License-Identifier: MIT */
#include "review/placement.h"

#include "base/arena.h"
#include "match/trace.h"
#include "match/unit.h"
#include "names/altered.h"
#include "review/affected.h"
#include "review/cause.h"
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
    const uint32_t from = source_git_line_start(source, run.first);
    const uint32_t to = source_git_line_start(source, run.last + 1);
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

/* Whether a step stands behind the one that it leads to, on the same line. */
static bool is_given(const struct placing *placing, const struct trace_step *step,
                     const struct trace_step *to)
{
    const struct source *source = &placing->analysis->source;
    return !step->place && !to->place && step->from >= to->to &&
           source_line(source, step->from) == source_line(source, to->from);
}

/* The added part of the step nearest to the sink that has one, of several on a line the
 * first: of x = get() what x gets. Empty if there is none. The sink itself is the
 * finding's own range. */
static struct span added_step(const struct placing *placing, size_t index)
{
    const struct trace *trace = placing->analysis->raw.items[index].match.trace;
    for (uint32_t i = trace ? trace->count - 1 : 0; i-- > 0;) {
        struct span span = added_part(placing, &trace->steps[i]);
        if (span.from < span.to) {
            for (; i > 0 && is_given(placing, &trace->steps[i - 1], &trace->steps[i]);
                 i--) {
                const struct span before = added_part(placing, &trace->steps[i - 1]);
                span = before.from < before.to ? before : span;
            }
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

bool placement_touches_added(const struct placing *placing, size_t index)
{
    const struct span range = analysis_range(placing->analysis, index);
    const struct lines lines = lines_of(&placing->analysis->source, range);
    if (added_lines_between(placing->added, lines.first, lines.last) > 0) {
        return true;
    }
    const struct span step = added_step(placing, index);
    return step.from < step.to;
}

static uint32_t added_within(const struct placing *placing, struct span span)
{
    const struct lines lines = lines_of(&placing->analysis->source, span);
    return added_lines_between(placing->added, lines.first, lines.last);
}

static bool is_added_whole(const struct placing *placing, struct span span)
{
    const struct lines lines = lines_of(&placing->analysis->source, span);
    return added_within(placing, span) == lines.last - lines.first + 1;
}

/* Some lines of it are added: those are shown, if they are not its header anyway. */
static void place_partly(struct placing *placing, size_t index, struct span key,
                         struct placement *found, struct arena *arena)
{
    const uint32_t node = placing->analysis->raw.items[index].match.node;
    const struct node *nodes = placing->analysis->unit->tree->nodes;
    const bool defines = node != TREE_NONE &&
                         (nodes[node].kind == N_FUNCTION || nodes[node].kind == N_CLASS);
    struct span narrowed = { 0, 0 };
    if (!is_added_whole(placing, found->whole)) {
        narrowed = narrow(placing, index, key);
    }
    found->narrowed = narrowed.from < narrowed.to;
    found->primary = found->narrowed ? narrowed : found->whole;
    if (defines && found->narrowed && added_within(placing, key) == 0) {
        const struct cause cause = cause_of_added(placing, narrowed, arena);
        found->class = cause.class;
        found->why = cause.why;
    }
}

static void place_exposed(struct placement *found, const struct cause *cause)
{
    found->class = cause->class;
    found->why = cause->why;
    found->cause = cause->place;
    if (cause->place.from < cause->place.to) {
        found->primary = cause->place;
        found->narrowed = true;
    }
}

/* Its lines were only re-indented: something else made it new. It is shown where it is.
 */
static void place_echo(struct placing *placing, size_t index, struct placement *found,
                       struct arena *arena)
{
    const struct cause cause = cause_of_exposed(placing, index, arena);
    if (cause.why.len > 0) {
        found->class = cause.class;
        found->why = cause.why;
        found->cause = cause.class == CLASS_EXPOSED_BY_EDIT ? cause.place : found->cause;
    }
}

/* A step of its trace is added: that is shown. Where it was only re-indented, something
 * else made the finding new. */
static void place_by_step(struct placing *placing, size_t index, struct span step,
                          struct placement *found, struct arena *arena)
{
    const uint32_t line = source_git_line(&placing->analysis->source, step.from);
    const struct cause cause = cause_of_added(placing, step, arena);
    place_exposed(found, &cause);
    found->by_step = true;
    if (cause_is_echo(placing, index, line, line)) {
        const struct cause other = cause_of_exposed(placing, index, arena);
        found->class = other.why.len > 0 ? other.class : found->class;
        found->why = other.why.len > 0 ? other.why : found->why;
    }
}

static void point_at_sink(struct placement *found)
{
    if (found->narrowed && found->class != CLASS_ADDED) {
        found->cause = found->primary;
    }
    found->primary = found->whole;
    found->narrowed = found->by_step = found->by_cause = false;
}

/* The lines of a span, whole. */
static struct str lines_text(const struct source *source, struct span span)
{
    const struct lines lines = lines_of(source, span);
    return source_slice(source, source_git_line_start(source, lines.first),
                        source_git_line_start(source, lines.last + 1));
}

/* What the change did to the altered name of another file that the steps which lead to
 * finding `index` call, the last one first. */
static struct str why_of_steps(const struct placing *placing, size_t index,
                               struct affected_question question)
{
    const struct analysis *analysis = placing->analysis;
    const struct trace *trace = analysis->raw.items[index].match.trace;
    struct str why = { NULL, 0 };
    for (uint32_t i = trace ? trace->count : 0; why.len == 0 && i-- > 0;) {
        const struct trace_step *step = &trace->steps[i];
        question.code = step->place ? str_slice(step->place->lines, step->from, step->to)
                                    : question.code;
        why = affected_why(analysis->altered, &question);
    }
    return why;
}

/* What the change did to the first altered name of another file that finding `index` is
 * about: that it refers to; with `words` also that the function around calls, or its
 * lines, or the steps that lead there. Where none is called, all that is certain of one
 * that is mentioned is the file. */
static struct str why_elsewhere(const struct placing *placing, size_t index,
                                struct affected_question question, struct str words,
                                struct arena *arena)
{
    const struct analysis *analysis = placing->analysis;
    const struct tree *tree = analysis->unit->tree;
    const struct match *match = &analysis->raw.items[index].match;
    const uint32_t node = match->node == TREE_NONE ? 0 : match->node;
    question.unit = analysis->unit;
    question.from = node;
    question.end = match->node == TREE_NONE ? 0 : tree->nodes[node].end;
    struct str why = affected_why(analysis->altered, &question);
    if (why.len > 0 || !words.ptr) {
        return why;
    }
    const uint32_t function = tree_ancestor(tree, node, N_FUNCTION);
    if (function != TREE_NONE) {
        question.from = function;
        question.end = tree->nodes[function].end;
        why = affected_why(analysis->altered, &question);
    }
    question.from = question.end = 0;
    question.code = words;
    why = why.len == 0 ? affected_why(analysis->altered, &question) : why;
    why = why.len == 0 ? why_of_steps(placing, index, question) : why;
    if (why.len == 0 && question.called) {
        question.called = false;
        question.from = function == TREE_NONE ? 0 : function;
        question.end = function == TREE_NONE ? 0 : tree->nodes[function].end;
        const struct altered_name *name = affected_name(analysis->altered, &question);
        why = name ? str_format(arena, "The change altered %.*s, which this code uses.",
                                STR_ARGS(name->path))
                   : why;
    }
    return why;
}

/* Kinds of contracts that may be with functions of other files. */
enum {
    CALL_KINDS = 1U << CONTRACT_CALLER,
    BODY_KINDS = (1U << CONTRACT_RESULT) | (1U << CONTRACT_EXCEPTION)
};

/* Whether the finding is about what the change did to another file: then it is shown
 * where it is, and says what that was. */
static bool place_elsewhere(const struct placing *placing, size_t index,
                            struct placement *found, struct arena *arena)
{
    const struct analysis *analysis = placing->analysis;
    const struct mode *mode = &analysis->raw.items[index].rule->mode;
    const uint32_t kinds = mode->kind == MODE_CONTRACT ? mode->kinds : 0;
    const bool asks = (kinds & (CALL_KINDS | BODY_KINDS)) != 0 &&
                      added_within(placing, found->whole) == 0;
    if (!analysis->altered || (!placing->caller && !asks)) {
        return false;
    }
    const bool body = !(kinds & CALL_KINDS);
    const bool certain = !placing->caller && body; /* it may be about the file itself */
    const struct affected_question question = { .body = body, .called = body };
    const struct str words =
        certain ? (struct str){ NULL, 0 } : lines_text(&analysis->source, found->whole);
    const struct str why = why_elsewhere(placing, index, question, words, arena);
    if (certain && why.len == 0) {
        return false;
    }
    found->class = CLASS_CALLER_AFFECTED;
    found->why = why;
    return true;
}

/* Whether a function that the change did not touch calls one that it edited in another
 * file, and values flow to the finding: that is what made it new. */
static bool place_behind(const struct placing *placing, size_t index,
                         struct placement *found)
{
    const struct analysis *analysis = placing->analysis;
    const struct raw_finding *raw = &analysis->raw.items[index];
    const struct tree *tree = analysis->unit->tree;
    const struct unit_focus *focus = analysis->unit->focus;
    const uint32_t function = raw->match.node < tree->count
                                  ? tree_ancestor(tree, raw->match.node, N_FUNCTION)
                                  : TREE_NONE;
    if (!placing->edited || !focus || !mode_is_flow(raw->rule->mode.kind) ||
        function == TREE_NONE || focus->edited[function]) {
        return false;
    }
    const struct affected_question question = { .unit = analysis->unit,
                                                .from = function,
                                                .end = tree->nodes[function].end,
                                                .called = true,
                                                .body = true };
    found->why = affected_why(placing->edited, &question);
    found->class = found->why.len > 0 ? CLASS_CALLER_AFFECTED : found->class;
    return found->why.len > 0;
}

struct placement placement_find(struct placing *placing, size_t index,
                                struct arena *arena)
{
    const struct source *source = &placing->analysis->source;
    const struct span range = analysis_range(placing->analysis, index);
    const struct lines lines = lines_of(source, range);
    const struct span key = placement_key(placing->analysis, index);
    const bool is_long = lines.last - lines.first >= MOST_COMPOUND_LINES;
    struct placement found = { .whole = is_long ? key : range, .class = CLASS_ADDED };
    found.primary = found.whole;
    if (place_elsewhere(placing, index, &found, arena)) {
        return found;
    }
    if (is_added_whole(placing, range)) {
        const struct lines key_lines = lines_of(source, key);
        if (cause_is_echo(placing, index, key_lines.first, key_lines.last)) {
            place_echo(placing, index, &found, arena);
        }
        return found;
    }
    const struct span step = added_step(placing, index);
    if (added_within(placing, range) > 0) {
        place_partly(placing, index, key, &found, arena);
    } else if (step.from < step.to) {
        place_by_step(placing, index, step, &found, arena);
    } else if (!place_behind(placing, index, &found)) {
        const struct cause cause = cause_of_exposed(placing, index, arena);
        place_exposed(&found, &cause);
        found.by_cause = found.narrowed;
    }
    if (placing->at_sink) {
        point_at_sink(&found);
    }
    return found;
}
