/* SPDX-License-Identifier: MIT */
#include "match/trace.h"

#include <stddef.h>

#include "base/arena.h"
#include "syntax/source.h"

/* More of one place than any report shows (review/frame). */
enum { MOST_PLACE_BYTES = 16384 };

void trace_step_elsewhere(struct trace_step *step, const struct source *source,
                          uint32_t from, uint32_t to, struct arena *arena)
{
    const uint32_t first = source_line(source, from);
    const uint32_t start = source_line_start(source, first);
    const uint32_t last = source_line(source, to > from ? to - 1 : from);
    uint32_t end =
        source_line_start(source, last) + (uint32_t)source_line_text(source, last).len;
    end = end - start > MOST_PLACE_BYTES ? start + MOST_PLACE_BYTES : end;
    struct trace_place *place = ARENA_NEW(arena, struct trace_place);
    place->path = str_copy(arena, source->path);
    place->lines = str_copy(arena, source_slice(source, start, end));
    place->line = first;
    step->place = place;
    step->from = (from < end ? from : end) - start;
    step->to = (to < end ? to : end) - start;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const struct trace_step *a, const struct trace_step *b)
{
    if (!a->place || !b->place) {
        const int order = (a->place != NULL) - (b->place != NULL);
        return order ? order : compare_numbers(a->from, b->from);
    }
    int order = str_compare(a->place->path, b->place->path);
    order = order ? order : compare_numbers(a->place->line, b->place->line);
    return order ? order : compare_numbers(a->from, b->from);
}

static int compare_steps(const struct trace_step *a, const struct trace_step *b)
{
    int order = compare_places(a, b);
    order = order ? order : compare_numbers(a->to, b->to);
    order = order ? order : compare_numbers(a->nesting, b->nesting);
    return order ? order : str_compare(a->text, b->text);
}

int trace_compare_sources(const struct trace *a, const struct trace *b)
{
    if (!a || !b) {
        return (a != NULL) - (b != NULL);
    }
    const int order = compare_places(&a->steps[0], &b->steps[0]);
    return order ? order : compare_numbers(a->steps[0].to, b->steps[0].to);
}

int trace_compare(const struct trace *a, const struct trace *b)
{
    if (!a || !b) {
        return (a != NULL) - (b != NULL);
    }
    int order = compare_numbers(a->count, b->count);
    for (uint32_t i = 0; order == 0 && i < a->count; i++) {
        order = compare_steps(&a->steps[i], &b->steps[i]);
    }
    return order;
}
