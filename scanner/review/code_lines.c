/* SPDX-License-Identifier: MIT */
#include "review/code_lines.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"
#include "gitdiff/change_set.h"
#include "review/skim.h"

/* A logical line with code. */
struct code_line {
    uint32_t first, last; /* git lines */
    uint64_t hash;
};

VEC_OF(code_lines, struct code_line);

/* Git lines from..to, the latter not among them. */
struct line_span {
    uint32_t from, to;
};

VEC_OF(line_spans, struct line_span);

/* What one side of a hunk is about: its lines; of none, the line before and the next. */
static struct line_span span_of(uint32_t line, uint32_t count)
{
    return (struct line_span){ line, line + (count > 0 ? count : 2) };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n' || c == '\\';
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* Whether a piece may be of a text that stands alone: the text, or what is written before
 * its quotes. */
static bool is_of_text(struct str line, size_t at, size_t next)
{
    const char c = line.ptr[at];
    const bool is_prefix = c == 'r' || c == 'R' || c == 'u' || c == 'U';
    return is_quote(c) ||
           (is_prefix && next == at + 1 && next < line.len && is_quote(line.ptr[next]));
}

/* What stands between the quotes of a text, with whatever quotes it is written. */
static struct str without_quotes(struct str piece)
{
    const size_t quotes = piece.len >= 6 && piece.ptr[1] == piece.ptr[0] ? 3 : 1;
    const bool is_closed = is_quote(piece.ptr[0]) && piece.len >= 2 * quotes &&
                           str_ends_with(piece, str_slice(piece, 0, quotes));
    return is_closed ? str_slice(piece, quotes, piece.len - quotes) : piece;
}

/* Behind what is no code; the next piece, or the line's end. */
static size_t past_gap(struct str line, size_t at)
{
    while (at < line.len && (is_blank(line.ptr[at]) || line.ptr[at] == '#')) {
        at = line.ptr[at] == '#' ? skim_past_comment(line, at) : at + 1;
    }
    return at;
}

/* What the line says; 0 where it says nothing to Python. */
static uint64_t hash_of(struct str line)
{
    const size_t margin = skim_past_blanks(line, 0);
    uint64_t hash = hash_bytes(str_slice(line, 0, margin));
    size_t pieces = 0;
    bool is_text = true;
    for (size_t at = past_gap(line, margin), next; at < line.len;
         at = past_gap(line, next)) {
        next = skim_past_piece(line, at);
        is_text = is_text && is_of_text(line, at, next);
        hash = hash_mix(hash, hash_bytes(without_quotes(str_slice(line, at, next))));
        pieces++;
    }
    return pieces == 0 || is_text ? 0 : hash | 1;
}

/* The logical lines in some spans, which are in order. */
static struct code_lines read(struct str text, const struct line_spans *spans,
                              struct arena *arena)
{
    struct code_lines lines = { 0 };
    uint32_t number = 1;
    size_t span = 0;
    for (size_t at = 0, next; at < text.len && span < spans->count; at = next) {
        next = skim_past_line(text, at, NULL);
        const struct str line = str_slice(text, at, next);
        struct code_line one = { .first = number };
        for (size_t end = str_find_char(line, '\n', 0); end < line.len;
             end = str_find_char(line, '\n', end + 1)) {
            number++;
        }
        one.last = line.ptr[line.len - 1] == '\n' ? number - 1 : number;
        while (span < spans->count && spans->items[span].to <= one.first) {
            span++;
        }
        if (span < spans->count && spans->items[span].from <= one.last) {
            one.hash = hash_of(line);
        }
        if (one.hash) {
            VEC_PUSH(arena, &lines, one);
        }
    }
    return lines;
}

/* The first one that ends on the git line or behind it. */
static size_t first_from(const struct code_lines *lines, uint32_t line)
{
    size_t low = 0;
    size_t high = lines->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (lines->items[middle].last < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Those with one of `count` git lines from `line` on; of none, the one that goes on from
 * `line` to the next. */
static struct code_lines touched(const struct code_lines *lines, uint32_t line,
                                 uint32_t count)
{
    const size_t from = first_from(lines, count > 0 ? line : line + 1);
    const uint32_t end = count > 0 ? line + count : line + 1;
    size_t to = from;
    while (to < lines->count && lines->items[to].first < end) {
        to++;
    }
    return (struct code_lines){ lines->items + from, to - from, to - from };
}

static bool is_same(const struct code_lines *a, const struct code_lines *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++) {
        if (a->items[i].hash != b->items[i].hash) {
            return false;
        }
    }
    return a->count == b->count;
}

bool code_lines_equal(struct str a, struct str b, struct arena *arena)
{
    if (str_equal(a, b)) {
        return true;
    }
    struct line_spans whole = { 0 };
    VEC_PUSH(arena, &whole, ((struct line_span){ 0, UINT32_MAX }));
    const struct code_lines left = read(a, &whole, arena);
    const struct code_lines right = read(b, &whole, arena);
    return is_same(&left, &right);
}

const bool *code_lines_same(struct str old_text, struct str new_text,
                            const struct hunks *hunks, struct arena *arena)
{
    bool *same = ARENA_ARRAY(arena, hunks->count, bool);
    if (hunks->count == 0) {
        return same;
    }
    struct line_spans old_spans = { 0 };
    struct line_spans new_spans = { 0 };
    for (size_t i = 0; i < hunks->count; i++) {
        const struct hunk *hunk = &hunks->items[i];
        VEC_PUSH(arena, &old_spans, span_of(hunk->old_line, hunk->old_count));
        VEC_PUSH(arena, &new_spans, span_of(hunk->new_line, hunk->new_count));
    }
    const struct code_lines old = read(old_text, &old_spans, arena);
    const struct code_lines new = read(new_text, &new_spans, arena);
    for (size_t i = 0; i < hunks->count; i++) {
        const struct hunk *hunk = &hunks->items[i];
        const struct code_lines before = touched(&old, hunk->old_line, hunk->old_count);
        const struct code_lines after = touched(&new, hunk->new_line, hunk->new_count);
        same[i] = is_same(&before, &after);
    }
    return same;
}
