/* SPDX-License-Identifier: MIT */
#include "review/flow_steps.h"

#include "base/arena.h"
#include "match/trace.h"
#include "review/added.h"
#include "review/frame.h"
#include "syntax/source.h"

/* More steps than this nobody follows, and a report of thousands of findings has to stay
 * small. */
enum { MOST_STEPS = 50 };
/* A longer line of code is not shown whole. */
enum { MOST_CODE_BYTES = 400 };

/* Its line, or of a very long one what the span has of it. */
static struct str code_of(const struct source *source, struct span span)
{
    const struct str line =
        str_trim(source_line_text(source, source_line(source, span.from)));
    if (line.len <= MOST_CODE_BYTES) {
        return line;
    }
    if (span.to - span.from > MOST_CODE_BYTES) {
        span.to = span.from + MOST_CODE_BYTES;
    }
    return source_slice(source, span.from, span.to);
}

static struct flow_step step_in(const struct source *source,
                                const struct trace_step *step)
{
    const struct span span =
        frame_cut(source, frame_trim(source, (struct span){ step->from, step->to }));
    return (struct flow_step){
        .path = source->path,
        .region = frame_region(source, span),
        .snippet = source_slice(source, span.from, span.to),
        .code = code_of(source, span),
        .text = step->text,
        .nesting = step->nesting,
    };
}

/* A step in another file: its lines are a source of their own. */
static struct flow_step step_elsewhere(const struct trace_step *step, struct arena *arena)
{
    const struct trace_place *place = step->place;
    const struct source lines = source_init(arena, place->path, place->lines);
    struct flow_step found = step_in(&lines, step);
    found.region.start_line += place->line - 1;
    found.region.end_line += place->line - 1;
    return found;
}

static struct flow_step step_here(const struct source *source,
                                  const struct added_lines *added,
                                  const struct trace_step *step)
{
    struct flow_step found = step_in(source, step);
    found.added = added && added_lines_has(added, source_git_line(source, step->from));
    return found;
}

static bool says_the_same(const struct flow_step *a, const struct flow_step *b)
{
    return a->region.start_line == b->region.start_line && str_equal(a->text, b->text) &&
           str_equal(a->path, b->path);
}

void flow_steps_fill(const struct source *source, const struct trace *trace,
                     const struct added_lines *added, struct arena *arena,
                     struct finding *finding)
{
    const uint32_t count = trace ? trace->count : 0;
    const uint32_t skipped = count > MOST_STEPS ? count - MOST_STEPS : 0;
    struct flow_step *flow = ARENA_ARRAY(arena, count - skipped, struct flow_step);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const bool after_gap = skipped > 0 && i == MOST_STEPS / 2;
        i += after_gap ? skipped : 0;
        const struct trace_step *step = &trace->steps[i];
        struct flow_step found =
            step->place ? step_elsewhere(step, arena) : step_here(source, added, step);
        found.left_out = after_gap ? skipped : 0;
        /* Source and sink are always there. */
        if (i == 0 || i + 1 == count || after_gap ||
            !says_the_same(&flow[kept - 1], &found)) {
            flow[kept++] = found;
        }
    }
    finding->flow = flow;
    finding->flow_count = kept;
}
