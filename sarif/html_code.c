/* SPDX-License-Identifier: MIT */
#include "sarif/html_code.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/code_frame.h"
#include "sarif/fix_diff.h"
#include "sarif/html_text.h"

/* Of a line that is no text for people, around what is meant; of a fix of hundreds. */
enum { MOST_LINE_BYTES = 500, MOST_EXAMPLE_BYTES = 4096, MOST_DIFF_LINES = 60 };

/* How a line of code is shown: its class, and the sign after its number. */
struct line_kind {
    const char *class;
    const char *sign;
};

static const struct line_kind PLAIN = { "l", "" };
static const struct line_kind ADDED = { "l a", " +" };
static const struct line_kind REMOVED = { "l d", " −" };

static void open_line(struct buf *out, struct line_kind kind, uint32_t line)
{
    buf_add_format(out, "<span class=\"%s\" data-n=\"%u%s\">", kind.class, (unsigned)line,
                   kind.sign);
}

static void add_cut(struct buf *out)
{
    buf_add(out, STR("<span class=\"esc\">…</span>"));
}

/* The part of a line, and an ellipsis for what is cut at either end. */
static void add_part(struct buf *out, struct str text, struct code_part shown,
                     struct code_part marked)
{
    const size_t to = marked.to < shown.to ? marked.to : shown.to;
    const size_t from = marked.from < to ? marked.from : to;
    if (shown.from > 0) {
        add_cut(out);
    }
    html_text_add_code(out, str_slice(text, shown.from, from));
    if (to > from) {
        buf_add(out, STR("<mark>"));
        html_text_add_code(out, str_slice(text, from, to));
        buf_add(out, STR("</mark>"));
    }
    html_text_add_code(out, str_slice(text, to, shown.to));
    if (shown.to < text.len) {
        add_cut(out);
    }
}

static void add_line(struct buf *out, struct line_kind kind, uint32_t line,
                     struct str text)
{
    const struct frame_line whole = { line, text, false };
    const struct code_part none = { 0, 0 };
    open_line(out, kind, line);
    add_part(out, text, code_frame_shown(&whole, none, MOST_LINE_BYTES), none);
    buf_add(out, STR("\n</span>"));
}

static void add_frame_line(struct buf *out, const struct finding *finding,
                           const struct frame_line *line)
{
    const struct code_part marked = code_frame_marked(finding, line);
    open_line(out, line->added ? ADDED : PLAIN, line->line);
    add_part(out, line->text, code_frame_shown(line, marked, MOST_LINE_BYTES), marked);
    buf_add(out, STR("\n</span>"));
}

static void add_gap(struct buf *out)
{
    buf_add(out, STR("<span class=\"l gap\">⋮\n</span>"));
}

void html_code_add_frame(struct buf *out, const struct finding *finding)
{
    const struct code_frame frame = code_frame_of(finding);
    if (frame.count == 0) {
        return;
    }
    buf_add(out, STR("<pre class=\"hunk\" tabindex=\"0\"><code>"));
    for (uint32_t i = 0; i < frame.count; i++) {
        if (i > 0 && frame.lines[i].line != frame.lines[i - 1].line + 1) {
            add_gap(out);
        }
        add_frame_line(out, finding, &frame.lines[i]);
    }
    if (frame.lines[frame.count - 1].line < finding->region.end_line) {
        add_gap(out);
    }
    buf_add(out, STR("</code></pre>\n"));
}

void html_code_add_step(struct buf *out, const struct flow_step *step)
{
    const struct str code = str_trim(step->code);
    if (code.len > 0) {
        buf_add(out, STR("<pre class=\"hunk\"><code>"));
        add_line(out, step->added ? ADDED : PLAIN, step->region.start_line, code);
        buf_add(out, STR("</code></pre>"));
    }
}

void html_code_add_fix(struct buf *out, const struct finding *finding)
{
    static const struct line_kind *const kinds[] = { &PLAIN, &REMOVED, &ADDED };
    struct arena *arena = arena_new();
    struct fix_diff_lines diff = { 0 };
    fix_diff_add(finding, arena, &diff);
    buf_add(out, diff.count > 0 ? STR("<pre class=\"hunk fix\"><code>") : STR(""));
    for (size_t i = 0; i < diff.count && i < MOST_DIFF_LINES; i++) {
        const struct fix_diff_line *line = &diff.items[i];
        if (i > 0 && line->line > line[-1].line + 1) {
            add_gap(out);
        }
        add_line(out, *kinds[line->sign], line->line, line->text);
    }
    if (diff.count > MOST_DIFF_LINES) {
        add_gap(out);
    }
    buf_add(out, diff.count > 0 ? STR("</code></pre>\n") : STR(""));
    arena_free(arena);
}

void html_code_add_example(struct buf *out, struct str code)
{
    code = str_slice(code, 0, MOST_EXAMPLE_BYTES);
    while (code.len > 0 && strchr("\r\n", code.ptr[code.len - 1])) {
        code.len--;
    }
    buf_add(out, STR("<pre class=\"hunk\"><code>"));
    while (code.ptr) {
        buf_add(out, STR("<span class=\"l\">"));
        html_text_add_code(out, str_split_line(&code));
        buf_add(out, STR("\n</span>"));
    }
    buf_add(out, STR("</code></pre>\n"));
}
