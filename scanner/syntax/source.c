/* SPDX-License-Identifier: MIT */
#include "syntax/source.h"

#include <assert.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "syntax/encoding.h"

/* Bytes of the line break at `at`, 0 if none is there. */
static uint32_t break_length(struct str text, uint32_t at)
{
    if (text.ptr[at] == '\n') {
        return 1;
    }
    if (text.ptr[at] != '\r') {
        return 0;
    }
    return at + 1 < text.len && text.ptr[at + 1] == '\n' ? 2 : 1;
}

/* Where the line that begins at `at` ends, its break included; 0 if no break ends it. */
static uint32_t line_end(struct str text, uint32_t at, bool only_lf)
{
    if (only_lf) {
        const char *lf = memchr(text.ptr + at, '\n', text.len - at);
        return lf ? (uint32_t)(lf - text.ptr) + 1 : 0;
    }
    for (; at < text.len; at++) {
        const uint32_t length = break_length(text, at);
        if (length) {
            return at + length;
        }
    }
    return 0;
}

/* Counts the lines, and writes their starts where `starts` is given. */
static uint32_t find_lines(struct str text, bool only_lf, uint32_t *starts)
{
    uint32_t count = 0;
    uint32_t at = 0;
    do {
        if (starts) {
            starts[count] = at;
        }
        count++;
        at = line_end(text, at, only_lf);
    } while (at);
    return count;
}

static const uint32_t *line_table(struct arena *arena, struct str text, bool only_lf,
                                  uint32_t *count)
{
    *count = find_lines(text, only_lf, NULL);
    uint32_t *starts = ARENA_ARRAY(arena, *count, uint32_t);
    find_lines(text, only_lf, starts);
    return starts;
}

struct source source_init(struct arena *arena, struct str path, struct str text)
{
    assert(text.len <= (size_t)INT32_MAX + 1);
    text.ptr = text.ptr ? text.ptr : "";
    struct source source = { .path = path, .text = text };
    source.has_nul = memchr(text.ptr, '\0', text.len) != NULL;
    source.encoding = encoding_of(text);
    source.git_starts = line_table(arena, text, true, &source.git_count);
    source.line_starts = source.git_starts;
    source.line_count = source.git_count;
    /* Only a CR that is no part of CRLF makes the two differ. */
    if (memchr(text.ptr, '\r', text.len)) {
        source.line_starts = line_table(arena, text, false, &source.line_count);
    }
    return source;
}

/* 1-based number of the last start that is <= offset. */
static uint32_t find_line(const uint32_t *starts, uint32_t count, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = count;
    while (high - low > 1) {
        const uint32_t middle = low + (high - low) / 2;
        if (starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low + 1;
}

uint32_t source_line(const struct source *source, uint32_t offset)
{
    return find_line(source->line_starts, source->line_count, offset);
}

uint32_t source_git_line(const struct source *source, uint32_t offset)
{
    return find_line(source->git_starts, source->git_count, offset);
}

uint32_t source_column(const struct source *source, uint32_t offset)
{
    const uint32_t start = source->line_starts[source_line(source, offset) - 1];
    const struct str before = source_slice(source, start, offset);
    return (uint32_t)utf8_utf16_length(before) + 1;
}

uint32_t source_byte_column(const struct source *source, uint32_t offset)
{
    return offset - source_line_start(source, source_line(source, offset)) + 1;
}

uint32_t source_line_start(const struct source *source, uint32_t line)
{
    assert(line > 0);
    return line > source->line_count ? (uint32_t)source->text.len
                                     : source->line_starts[line - 1];
}

uint32_t source_git_line_start(const struct source *source, uint32_t line)
{
    assert(line > 0);
    return line > source->git_count ? (uint32_t)source->text.len
                                    : source->git_starts[line - 1];
}

struct str source_line_text(const struct source *source, uint32_t line)
{
    struct str text = source_slice(source, source_line_start(source, line),
                                   source_line_start(source, line + 1));
    if (text.len && text.ptr[text.len - 1] == '\n') {
        text.len--;
    }
    if (text.len && text.ptr[text.len - 1] == '\r') {
        text.len--;
    }
    return text;
}

struct str source_slice(const struct source *source, uint32_t from, uint32_t to)
{
    assert(from <= to && to <= source->text.len);
    return (struct str){ source->text.ptr + from, to - from };
}
