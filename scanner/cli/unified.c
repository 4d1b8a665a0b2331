/* SPDX-License-Identifier: MIT */
#include "cli/unified.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/visible.h"
#include "gitdiff/change_set.h"

enum { CONTEXT = 3 };

static const struct str BOM = { "\xEF\xBB\xBF", 3 };

/* Lines of one side, with their line feeds. */
VEC_OF(text_lines, struct str);

struct sides {
    struct text_lines old, new;
    struct buf *out;
};

static struct text_lines lines_of(struct str text, struct arena *arena)
{
    struct text_lines lines = { 0 };
    for (size_t at = 0; at < text.len;) {
        const size_t feed = str_find_char(text, '\n', at);
        const size_t end = feed < text.len ? feed + 1 : feed;
        VEC_PUSH(arena, &lines, str_slice(text, at, end));
        at = end;
    }
    return lines;
}

/* The line with its sign. A tab, the CR of a CRLF and the BOM of a file do no harm. */
static void add_line(struct buf *out, char sign, struct str line, bool first)
{
    const bool ended = str_ends_with(line, STR("\n"));
    const bool both = str_ends_with(line, STR("\r\n"));
    struct str text = str_slice(line, 0, line.len - (size_t)ended - (size_t)both);
    buf_add_char(out, sign);
    if (first && str_starts_with(text, BOM)) {
        buf_add(out, BOM);
        text = str_slice(text, BOM.len, text.len);
    }
    while (text.ptr) {
        const bool more = str_find_char(text, '\t', 0) < text.len;
        visible_add(out, str_split(&text, '\t'));
        buf_add(out, more ? STR("\t") : STR(""));
    }
    buf_add(out, both ? STR("\r\n") : STR("\n"));
    if (!ended) {
        buf_add(out, STR("\\ No newline at end of file\n"));
    }
}

static void add_lines(struct buf *out, char sign, const struct text_lines *lines,
                      size_t first, size_t last)
{
    for (size_t i = first; i < last && i < lines->count; i++) {
        add_line(out, sign, lines->items[i], i == 0);
    }
}

/* 0-based lines first..last (exclusive) of a side that a hunk changes. */
struct stretch {
    size_t first, last;
};

static struct stretch old_stretch(const struct hunk *hunk)
{
    const size_t first = hunk->old_count ? hunk->old_line - 1 : hunk->old_line;
    return (struct stretch){ first, first + hunk->old_count };
}

static struct stretch new_stretch(const struct hunk *hunk)
{
    const size_t first = hunk->new_count ? hunk->new_line - 1 : hunk->new_line;
    return (struct stretch){ first, first + hunk->new_count };
}

/* "12,3", "12", or "11,0" for nothing after line 11. */
static void add_range(struct buf *out, char sign, struct stretch lines)
{
    const size_t count = lines.last - lines.first;
    buf_add_format(out, " %c%zu", sign, count ? lines.first + 1 : lines.first);
    if (count != 1) {
        buf_add_format(out, ",%zu", count);
    }
}

/* One hunk of the diff: hunks[0…count) that are near each other. */
static void add_hunk(const struct sides *sides, const struct hunk *hunks, size_t count)
{
    struct stretch old = old_stretch(&hunks[0]);
    struct stretch new = new_stretch(&hunks[0]);
    const size_t before = old.first < CONTEXT ? old.first : CONTEXT;
    const struct stretch old_end = old_stretch(&hunks[count - 1]);
    const size_t left = sides->old.count - old_end.last;
    const size_t after = left < CONTEXT ? left : CONTEXT;
    old.first -= before;
    new.first -= before;
    old.last = old_end.last + after;
    new.last = new_stretch(&hunks[count - 1]).last + after;
    buf_add(sides->out, STR("@@"));
    add_range(sides->out, '-', old);
    add_range(sides->out, '+', new);
    buf_add(sides->out, STR(" @@\n"));
    size_t at = old.first;
    for (size_t i = 0; i < count; i++) {
        const struct stretch gone = old_stretch(&hunks[i]);
        const struct stretch come = new_stretch(&hunks[i]);
        add_lines(sides->out, ' ', &sides->old, at, gone.first);
        add_lines(sides->out, '-', &sides->old, gone.first, gone.last);
        add_lines(sides->out, '+', &sides->new, come.first, come.last);
        at = gone.last;
    }
    add_lines(sides->out, ' ', &sides->old, at, old.last);
}

static void add_name(struct buf *out, const char *before, struct str path)
{
    buf_add(out, str_from(before));
    visible_add(out, path);
}

void unified_add(struct str path, struct str old_text, struct str new_text,
                 struct arena *arena, struct buf *out)
{
    struct hunks hunks = { 0 };
    hunks_between(old_text, new_text, arena, &hunks);
    if (hunks.count == 0) {
        return;
    }
    const struct sides sides = { lines_of(old_text, arena), lines_of(new_text, arena),
                                 out };
    add_name(out, "diff --git a/", path);
    add_name(out, " b/", path);
    add_name(out, "\n--- a/", path);
    add_name(out, "\n+++ b/", path);
    buf_add_char(out, '\n');
    for (size_t i = 0, first = 0; i < hunks.count; i++) {
        const bool last = i + 1 == hunks.count;
        const size_t end = old_stretch(&hunks.items[i]).last;
        if (last || old_stretch(&hunks.items[i + 1]).first - end > (size_t)2 * CONTEXT) {
            add_hunk(&sides, &hunks.items[first], i + 1 - first);
            first = i + 1;
        }
    }
}
