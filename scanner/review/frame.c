/* SPDX-License-Identifier: MIT */
#include "review/frame.h"

#include "base/arena.h"
#include "review/added.h"
#include "syntax/source.h"

/* Lines around a region, and the most lines of a terminal's frame. */
enum { AROUND = 2, MOST_FRAME_LINES = 12 };
/* What a report shows of one place. */
enum { MOST_REGION_LINES = 50, MOST_REGION_BYTES = 8192, MOST_CONTEXT_BYTES = 16384 };
/* Context on each side within a line that is too long to be shown whole. */
enum { AROUND_BYTES = 200 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static struct span shrink(struct str text, struct span span)
{
    while (span.from < span.to && is_blank(text.ptr[span.from])) {
        span.from++;
    }
    while (span.to > span.from && is_blank(text.ptr[span.to - 1])) {
        span.to--;
    }
    return span;
}

struct span frame_trim(const struct source *source, struct span span)
{
    const uint32_t length = (uint32_t)source->text.len;
    span.to = span.to > length ? length : span.to;
    span.from = span.from > span.to ? span.to : span.from;
    const struct span trimmed = shrink(source->text, span);
    if (trimmed.from < trimmed.to) {
        return trimmed;
    }
    const uint32_t line = source_line(source, span.from);
    const uint32_t start = source_line_start(source, line);
    const uint32_t end = start + (uint32_t)source_line_text(source, line).len;
    const struct span whole = shrink(source->text, (struct span){ start, end });
    return whole.from < whole.to ? whole : (struct span){ start, start };
}

/* Down to where a UTF-8 sequence starts, so that no character is cut in two. */
static uint32_t back_to_character(struct str text, uint32_t at)
{
    for (unsigned i = 0; i < 3 && at > 0 && at < text.len; i++) {
        if (((unsigned char)text.ptr[at] & 0xC0) != 0x80) {
            break;
        }
        at--;
    }
    return at;
}

struct span frame_cut(const struct source *source, struct span span)
{
    const uint32_t last = source_line(source, span.from) + MOST_REGION_LINES;
    const uint32_t past = source_line_start(source, last);
    if (span.to > past) {
        span.to = past;
    }
    if (span.to - span.from > MOST_REGION_BYTES) {
        span.to = back_to_character(source->text, span.from + MOST_REGION_BYTES);
    }
    return shrink(source->text, span);
}

struct region frame_region(const struct source *source, struct span span)
{
    return (struct region){
        .start_line = source_line(source, span.from),
        .start_column = source_column(source, span.from),
        .end_line = source_line(source, span.to),
        .end_column = source_column(source, span.to),
    };
}

/* The last line that has text or a break of its own. */
static uint32_t last_line(const struct source *source)
{
    const uint32_t count = source->line_count;
    const bool empty = source_line_start(source, count) == source->text.len;
    return empty && count > 1 ? count - 1 : count;
}

/* Whole lines first..last without the last one's break. */
static struct span lines_span(const struct source *source, uint32_t first, uint32_t last)
{
    const uint32_t start = source_line_start(source, last);
    return (struct span){ source_line_start(source, first),
                          start + (uint32_t)source_line_text(source, last).len };
}

static bool same_span(struct span a, struct span b)
{
    return a.from == b.from && a.to == b.to;
}

static uint32_t lines_before(uint32_t line, uint32_t by)
{
    return line > by ? line - by : 1;
}

static uint32_t lines_after(const struct source *source, uint32_t line, uint32_t by)
{
    const uint32_t last = last_line(source);
    return last > by && line < last - by ? line + by : (line > last ? line : last);
}

static struct span context_span(const struct source *source, struct span span,
                                const struct region *region)
{
    struct span context = span;
    for (uint32_t around = AROUND + 1; around-- > 0;) {
        context = lines_span(source, lines_before(region->start_line, around),
                             lines_after(source, region->end_line, around));
        if (context.to - context.from <= MOST_CONTEXT_BYTES) {
            return context;
        }
    }
    const uint32_t from = span.from > AROUND_BYTES ? span.from - AROUND_BYTES : 0;
    const uint32_t to = (uint32_t)source->text.len - span.to > AROUND_BYTES
                            ? span.to + AROUND_BYTES
                            : (uint32_t)source->text.len;
    context.from =
        back_to_character(source->text, from > context.from ? from : context.from);
    context.to = back_to_character(source->text, to < context.to ? to : context.to);
    return context;
}

static bool git_lines_added(const struct source *source, const struct added_lines *added,
                            uint32_t line)
{
    return added && added_lines_has(
                        added, source_git_line(source, source_line_start(source, line)));
}

static void fill_frame(const struct source *source, const struct added_lines *added,
                       struct arena *arena, struct finding *finding)
{
    const uint32_t first = lines_before(finding->region.start_line, AROUND);
    uint32_t last = lines_after(source, finding->region.end_line, AROUND);
    if (last - first >= MOST_FRAME_LINES) {
        last = first + MOST_FRAME_LINES - 1;
    }
    struct frame_line *lines = ARENA_ARRAY(arena, last - first + 1, struct frame_line);
    for (uint32_t line = first; line <= last; line++) {
        const struct span whole = lines_span(source, line, line);
        const struct span cut =
            whole.to - whole.from > MOST_REGION_BYTES
                ? (struct span){ whole.from,
                                 back_to_character(source->text,
                                                   whole.from + MOST_REGION_BYTES) }
                : whole;
        lines[line - first] =
            (struct frame_line){ .line = line,
                                 .text = source_slice(source, cut.from, cut.to),
                                 .added = git_lines_added(source, added, line) };
    }
    finding->frame = lines;
    finding->frame_count = last - first + 1;
}

void frame_fill(const struct source *source, struct span span,
                const struct added_lines *added, struct arena *arena,
                struct finding *finding)
{
    span = frame_cut(source, frame_trim(source, span));
    finding->from = span.from;
    finding->to = span.to;
    finding->region = frame_region(source, span);
    finding->bytes = (struct byte_columns){ source_byte_column(source, span.from),
                                            source_byte_column(source, span.to) };
    finding->snippet = source_slice(source, span.from, span.to);
    const struct span context = context_span(source, span, &finding->region);
    if (!same_span(context, span)) {
        finding->context = frame_region(source, context);
        finding->context_snippet = source_slice(source, context.from, context.to);
    }
    fill_frame(source, added, arena, finding);
}
