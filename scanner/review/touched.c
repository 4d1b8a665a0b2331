/* SPDX-License-Identifier: MIT */
#include "review/touched.h"

#include "base/arena.h"
#include "review/placement.h"

/* Kinds of `mode: unused` that are found within one function. */
enum {
    LOCAL_KINDS = (1U << UNUSED_VARIABLE) | (1U << UNUSED_EXCEPTION) |
                  (1U << UNUSED_WITH) | (1U << UNUSED_OVERWRITTEN) |
                  (1U << UNUSED_UNREACHABLE) | (1U << UNUSED_LOOP_ELSE)
};

static void add_functions(struct touched *touched, const struct analysis *analysis,
                          struct arena *arena)
{
    const struct tree *tree = analysis->unit->tree;
    const struct source *source = &analysis->source;
    for (uint32_t node = 0; node < tree->count; node++) {
        const struct node *at = &tree->nodes[node];
        if (at->kind != N_FUNCTION) {
            continue;
        }
        const uint32_t first = source_git_line(source, at->from);
        const struct touched_function one = {
            .from = at->from,
            .to = at->to,
            .first = first,
            .last = source_git_line(source, at->to > at->from ? at->to - 1 : at->from),
            .margin = at->from - source->git_starts[first - 1],
        };
        VEC_PUSH(arena, &touched->functions, one);
        node = at->end - 1; /* functions in it are part of it */
    }
}

/* The function whose lines first..last hold both; NULL if there is none. */
static struct touched_function *function_with(const struct touched *touched,
                                              uint32_t first, uint32_t last)
{
    size_t low = 0;
    size_t high = touched->functions.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (touched->functions.items[middle].last < first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    struct touched_function *found =
        low < touched->functions.count ? &touched->functions.items[low] : NULL;
    return found && found->first <= first && found->last >= last ? found : NULL;
}

/* Bytes before the code of a line; UINT32_MAX where there is no code. */
static uint32_t margin_of(struct str line)
{
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t')) {
        at++;
    }
    const bool blank = at == line.len || line.ptr[at] == '#' || line.ptr[at] == '\n' ||
                       line.ptr[at] == '\r';
    return blank ? UINT32_MAX : (uint32_t)at;
}

/* The old text's lines, in order. */
struct old_lines {
    struct str rest;
    uint32_t next; /* number of the line that `rest` starts with */
};

/* The least margin of the lines that the hunk deletes; UINT32_MAX where no code is. */
static uint32_t deleted_margin(struct old_lines *lines, const struct hunk *hunk)
{
    uint32_t least = UINT32_MAX;
    for (; hunk->old_count > 0 && lines->next < hunk->old_line + hunk->old_count;
         lines->next++) {
        const size_t end = str_find_char(lines->rest, '\n', 0);
        if (lines->next >= hunk->old_line) {
            const uint32_t margin = margin_of(str_slice(lines->rest, 0, end));
            least = margin < least ? margin : least;
        }
        lines->rest = str_slice(lines->rest, end + 1, lines->rest.len);
    }
    return least;
}

/* Whether the added lines are nothing but whole functions, blanks and comments. */
static bool adds_functions(const struct touched *touched, const struct source *source,
                           const struct hunk *hunk)
{
    const uint32_t end = hunk->new_line + hunk->new_count;
    for (uint32_t line = hunk->new_line; line < end && line <= source->git_count;) {
        const struct touched_function *function = function_with(touched, line, line);
        if (function && function->first == line && function->last < end) {
            line = function->last + 1;
            continue;
        }
        const uint32_t to = line < source->git_count ? source->git_starts[line]
                                                     : (uint32_t)source->text.len;
        if (margin_of(source_slice(source, source->git_starts[line - 1], to)) !=
            UINT32_MAX) {
            return false;
        }
        line++;
    }
    return true;
}

static void touch(struct touched *touched, const struct source *source,
                  const struct hunk *hunk, uint32_t margin)
{
    const bool adds = hunk->new_count > 0;
    const uint32_t last = hunk->new_line + (adds ? hunk->new_count - 1 : 1);
    struct touched_function *function = function_with(touched, hunk->new_line, last);
    if (function && margin > function->margin) {
        function->touched = true;
        return;
    }
    if (margin != UINT32_MAX || !adds_functions(touched, source, hunk)) {
        touched->outside = true;
    }
}

struct touched touched_by(const struct analysis *analysis, const struct old_version *old,
                          struct arena *arena)
{
    struct touched touched = { 0 };
    struct old_lines lines = { old->text, 1 };
    add_functions(&touched, analysis, arena);
    for (size_t i = 0; i < old->hunks.count && !touched.outside; i++) {
        const struct hunk *hunk = &old->hunks.items[i];
        touch(&touched, &analysis->source, hunk, deleted_margin(&lines, hunk));
    }
    return touched;
}

/* Whether what the rule finds in a function depends on nothing but that function and what
 * stands outside of functions. */
static bool is_local(const struct rule *rule)
{
    const struct mode *mode = &rule->mode;
    return mode->kind == MODE_SEARCH || mode->kind == MODE_METRIC ||
           (mode->kind == MODE_UNUSED && (mode->kinds & ~(unsigned)LOCAL_KINDS) == 0);
}

bool touched_has(const struct touched *touched, const struct analysis *analysis,
                 size_t index)
{
    const struct raw_finding *raw = &analysis->raw.items[index];
    if (touched->outside || !is_local(raw->rule)) {
        return true;
    }
    const struct span range = analysis_range(analysis, index);
    const uint32_t first = source_git_line(&analysis->source, range.from);
    const uint32_t last = source_git_line(
        &analysis->source, range.to > range.from ? range.to - 1 : range.from);
    const struct touched_function *function = function_with(touched, first, last);
    return !function || function->touched || range.from < function->from ||
           range.to > function->to;
}
