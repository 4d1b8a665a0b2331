/* SPDX-License-Identifier: MIT */
#include "sarif/code_frame.h"

#include "base/utf8.h"
#include "finding.h"

/* What is shown before the marked part of a line that is cut. */
enum { LEAD_BYTES = 60 };

static bool is_empty(const struct frame_line *line, const struct finding *finding)
{
    return str_trim(line->text).len == 0 && (line->line < finding->region.start_line ||
                                             line->line > finding->region.end_line);
}

static bool is_indent(char c)
{
    return c == ' ' || c == '\t';
}

/* Down to where a character starts. */
static size_t back_to_character(struct str text, size_t at)
{
    for (unsigned i = 0; i < 3 && at > 0 && at < text.len; i++) {
        if (((unsigned char)text.ptr[at] & 0xC0) != 0x80) {
            break;
        }
        at--;
    }
    return at;
}

struct code_frame code_frame_of(const struct finding *finding)
{
    struct code_frame frame = { finding->frame, finding->frame_count };
    while (frame.count > 0 && is_empty(&frame.lines[frame.count - 1], finding)) {
        frame.count--;
    }
    while (frame.count > 0 && is_empty(frame.lines, finding)) {
        frame.lines++;
        frame.count--;
    }
    return frame;
}

struct code_part code_frame_marked(const struct finding *finding,
                                   const struct frame_line *line)
{
    const struct region *region = &finding->region;
    if (line->line < region->start_line || line->line > region->end_line) {
        return (struct code_part){ 0, 0 };
    }
    struct code_part part = { 0, line->text.len };
    if (line->line == region->start_line && region->start_column > 0) {
        part.from = utf8_at_utf16(line->text, region->start_column - 1);
    } else {
        while (part.from < part.to && is_indent(line->text.ptr[part.from])) {
            part.from++; /* the indent of a later line is not what is meant */
        }
    }
    if (line->line == region->end_line && region->end_column > 0) {
        part.to = utf8_at_utf16(line->text, region->end_column - 1);
    }
    part.to = part.to < part.from ? part.from : part.to;
    return part;
}

struct code_part code_frame_shown(const struct frame_line *line, struct code_part marked,
                                  size_t most_bytes)
{
    const struct str text = line->text;
    if (text.len <= most_bytes) {
        return (struct code_part){ 0, text.len };
    }
    size_t from = 0;
    if (marked.to > most_bytes) {
        from = marked.from > LEAD_BYTES ? marked.from - LEAD_BYTES : 0;
    }
    const size_t to = from + most_bytes < text.len ? from + most_bytes : text.len;
    return (struct code_part){ back_to_character(text, from),
                               back_to_character(text, to) };
}
