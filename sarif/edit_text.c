/* SPDX-License-Identifier: MIT */
#include "sarif/edit_text.h"

#include "base/buf.h"
#include "base/visible.h"
#include "finding.h"

static const struct frame_line *frame_line(const struct finding *finding, uint32_t line)
{
    for (uint32_t i = 0; i < finding->frame_count; i++) {
        if (finding->frame[i].line == line) {
            return &finding->frame[i];
        }
    }
    return NULL;
}

/* The byte of a line at a 1-based UTF-16 column. */
static size_t byte_at(struct str line, uint32_t column)
{
    size_t at = 0;
    for (uint32_t utf16 = 1; at < line.len && utf16 < column;) {
        utf16 += visible_next(line, &at, 0).utf16_units;
    }
    return at;
}

/* The line's text between two columns (0: to its end); false if the frame lacks it. */
static bool add_part(const struct finding *finding, uint32_t line, uint32_t from,
                     uint32_t to, struct buf *text)
{
    const struct frame_line *shown = frame_line(finding, line);
    if (!shown) {
        return false;
    }
    const size_t end = to ? byte_at(shown->text, to) : shown->text.len;
    buf_add(text, str_slice(shown->text, byte_at(shown->text, from), end));
    return true;
}

/* Edits first…last - 1, each of which begins on the line where the one before ends. */
static bool add_lines(const struct finding *finding, uint32_t first, uint32_t last,
                      struct buf *text)
{
    uint32_t column = 1;
    for (uint32_t i = first; i < last; i++) {
        const struct fix_edit *edit = &finding->fix[i];
        if (!add_part(finding, edit->region.start_line, column, edit->region.start_column,
                      text)) {
            return false;
        }
        buf_add(text, edit->replacement);
        column = edit->region.end_column;
    }
    return add_part(finding, finding->fix[last - 1].region.end_line, column, 0, text);
}

static bool removes_lines(const struct fix_edit *edit)
{
    return edit->replacement.len == 0 && edit->region.start_column == 1 &&
           edit->region.end_column == 1 &&
           edit->region.end_line > edit->region.start_line;
}

bool edit_text_next(const struct finding *finding, uint32_t *at, struct edit_text *lines,
                    struct buf *text)
{
    const uint32_t first = *at;
    if (first >= finding->fix_count) {
        return false;
    }
    const struct fix_edit *edits = finding->fix;
    uint32_t last = first + 1;
    lines->removed = removes_lines(&edits[first]);
    while (!lines->removed && last < finding->fix_count && !removes_lines(&edits[last]) &&
           edits[last].region.start_line == edits[last - 1].region.end_line) {
        last++;
    }
    lines->first = edits[first].region.start_line;
    lines->last = edits[last - 1].region.end_line - (lines->removed ? 1 : 0);
    *at = last;
    buf_clear(text);
    if (!lines->removed && !add_lines(finding, first, last, text)) {
        buf_clear(text);
        buf_add(text, edits[first].replacement);
    }
    return true;
}
