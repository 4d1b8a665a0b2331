/* SPDX-License-Identifier: MIT */
#include "sarif/edit_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "finding.h"

/* The line in the text of an edit's lines, the first of which is `first`. */
static bool find_line(struct str lines, uint32_t first, uint32_t line, struct str *text)
{
    if (line < first) {
        return false;
    }
    for (uint32_t at = first; lines.ptr; at++) {
        *text = str_split_line(&lines);
        if (at == line) {
            return true;
        }
    }
    return false;
}

/* The line's text between two columns (0: to its end); false if it is not known. */
static bool add_part(const struct finding *finding, uint32_t line, uint32_t from,
                     uint32_t to, struct buf *text)
{
    struct str old;
    if (!edit_text_old_line(finding, line, &old)) {
        return false;
    }
    const size_t end = to ? utf8_at_utf16(old, to - 1) : old.len;
    buf_add(text, str_slice(old, utf8_at_utf16(old, from - 1), end));
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

bool edit_text_old_line(const struct finding *finding, uint32_t line, struct str *text)
{
    for (uint32_t i = 0; i < finding->frame_count; i++) {
        if (finding->frame[i].line == line) {
            *text = finding->frame[i].text;
            return true;
        }
    }
    for (uint32_t i = 0; i < finding->fix_count; i++) {
        const struct fix_edit *edit = &finding->fix[i];
        if (find_line(edit->lines, edit->region.start_line, line, text)) {
            return true;
        }
    }
    return false;
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
