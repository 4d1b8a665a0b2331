/* SPDX-License-Identifier: MIT */
#include "sarif/markdown_finding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/visible.h"
#include "finding.h"
#include "sarif/code_frame.h"
#include "sarif/code_link.h"
#include "sarif/fix_diff.h"
#include "sarif/markdown_text.h"
#include "sarif/words.h"

/* Of hostile or generated code; what is longer is cut with an ellipsis. */
enum { MOST_LINE_BYTES = 300, MOST_NAME_BYTES = 300, MOST_MESSAGE_BYTES = 1200 };
/* Steps and places shown; of a longer way the ends. */
enum { MOST_STEPS = 12, FIRST_STEPS = 6, MOST_RELATED = 5, MOST_DIFF_LINES = 30 };
/* Hex digits of a commit that are shown. */
enum { SHORT_HASH = 10 };

struct writer {
    struct buf *out;
    const struct report *report;
    const struct finding *finding;
};

/* A text that fits, and an ellipsis if it did not. */
static struct str cut(struct str text, size_t most, const char **ellipsis)
{
    *ellipsis = text.len > most ? "…" : "";
    size_t end = text.len > most ? most : text.len;
    while (end < text.len && end > 0 && ((unsigned char)text.ptr[end] & 0xC0) == 0x80) {
        end--;
    }
    return str_slice(text, 0, end);
}

static void add_cut(struct buf *out, struct str text, size_t most)
{
    const char *ellipsis;
    markdown_text_add(out, cut(text, most, &ellipsis));
    buf_add(out, str_from(ellipsis));
}

static struct str title_of(const struct rule_info *rule)
{
    struct str title = rule->title.len > 0 ? rule->title : rule->id;
    title.len -= str_ends_with(title, STR(".")) ? 1 : 0;
    return title;
}

/* A path that may hold line breaks, which are shown. */
static void add_name(struct buf *out, struct str path,
                     void (*add)(struct buf *out, struct str text))
{
    const char *ellipsis;
    struct buf name = { 0 };
    visible_add(&name, path);
    add(out, cut(buf_view(&name), MOST_NAME_BYTES, &ellipsis));
    buf_add(out, str_from(ellipsis));
    buf_dispose(&name);
}

/* "path:12", linked where the forge is known. */
static void add_place(const struct writer *writer, struct str path,
                      const struct region *region)
{
    struct buf *out = writer->out;
    struct buf link = { 0 };
    const bool linked =
        code_link_add(&link, writer->report, writer->finding, path, region);
    buf_add(out, linked ? STR("[<code>") : STR("<code>"));
    add_name(out, path, markdown_text_add);
    buf_add_format(out, ":%u</code>", (unsigned)region->start_line);
    if (linked) {
        buf_add_format(out, "](<%.*s>)", STR_ARGS(buf_view(&link)));
    }
    buf_dispose(&link);
}

/* The columns that a piece of a line takes on the screen, after `column`. */
static uint32_t columns_of(struct str text, uint32_t column)
{
    const uint32_t from = column;
    for (size_t at = 0; at < text.len;) {
        column += visible_next(text, &at, column).columns;
    }
    return column - from;
}

static void add_carets(struct buf *lines, struct str text, struct code_part shown,
                       struct code_part marked)
{
    const size_t to = marked.to < shown.to ? marked.to : shown.to;
    const uint32_t before = columns_of(str_slice(text, shown.from, marked.from), 0);
    const uint32_t width = columns_of(str_slice(text, marked.from, to), before);
    buf_add_format(lines, "%*s", (int)(before + (shown.from > 0) + 1), "");
    for (uint32_t i = 0; i == 0 || i < width; i++) {
        buf_add_char(lines, '^');
    }
    buf_add_char(lines, '\n');
}

static void add_frame_line(struct buf *lines, const struct finding *finding,
                           const struct frame_line *line)
{
    const struct code_part marked = code_frame_marked(finding, line);
    const struct code_part shown = code_frame_shown(line, marked, MOST_LINE_BYTES);
    buf_add_char(lines, line->added ? '+' : ' ');
    buf_add(lines, shown.from > 0 ? STR("…") : STR(""));
    const size_t most = shown.to < line->text.len ? shown.to - shown.from : SIZE_MAX;
    markdown_text_add_line(lines, str_slice(line->text, shown.from, line->text.len),
                           most);
    if (line->line == finding->region.start_line) {
        add_carets(lines, line->text, shown, marked);
    }
}

static void add_hunk(const struct writer *writer, const struct finding *finding)
{
    const struct code_frame frame = code_frame_of(finding);
    struct buf lines = { 0 };
    for (uint32_t i = 0; i < frame.count; i++) {
        const struct frame_line *line = &frame.lines[i];
        if (i == 0 || line->line != line[-1].line + 1) {
            buf_add_format(&lines, "@@ line %u @@\n", (unsigned)line->line);
        }
        add_frame_line(&lines, finding, line);
    }
    if (frame.count > 0) {
        markdown_text_add_fenced(writer->out, "diff", buf_view(&lines));
        buf_add_char(writer->out, '\n');
    }
    buf_dispose(&lines);
}

static void add_why(const struct writer *writer, const struct finding *finding)
{
    const char *reason = words_class_reason(finding->class);
    if (finding->why.len == 0 && !reason) {
        return;
    }
    buf_add(writer->out, STR("**Why it is new:** "));
    add_cut(writer->out, finding->why.len > 0 ? finding->why : str_from(reason),
            MOST_MESSAGE_BYTES);
    buf_add(writer->out, STR("\n\n"));
}

static void add_step(const struct writer *writer, const struct flow_step *step)
{
    const char *ellipsis;
    buf_add(writer->out, STR("1. "));
    for (uint32_t i = 0; i < step->nesting && i < MOST_STEPS; i++) {
        buf_add(writer->out, STR("→ "));
    }
    add_place(writer, step->path, &step->region);
    buf_add_char(writer->out, ' ');
    add_cut(writer->out, step->text, MOST_LINE_BYTES);
    const struct str code = cut(str_trim(step->code), MOST_LINE_BYTES, &ellipsis);
    if (code.len > 0) {
        buf_add(writer->out, STR(": "));
        markdown_text_add_code(writer->out, code);
        buf_add(writer->out, str_from(ellipsis));
    }
    buf_add_char(writer->out, '\n');
}

static void add_flow(const struct writer *writer, const struct finding *finding)
{
    uint32_t left_out = 0;
    if (finding->flow_count == 0) {
        return;
    }
    buf_add(writer->out, STR("**How it comes about:**\n\n"));
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        left_out += finding->flow[i].left_out;
        if (finding->flow_count > MOST_STEPS && i >= FIRST_STEPS &&
            i + MOST_STEPS - FIRST_STEPS < finding->flow_count) {
            left_out++;
            continue;
        }
        if (left_out > 0) {
            buf_add(writer->out, STR("1. … "));
            words_add_count(writer->out, left_out, "more step\n", "more steps\n");
            left_out = 0;
        }
        add_step(writer, &finding->flow[i]);
    }
    buf_add_char(writer->out, '\n');
}

static void add_fix_lines(const struct writer *writer, const struct finding *finding)
{
    static const char signs[] = { ' ', '-', '+' };
    struct arena *arena = arena_new();
    struct fix_diff_lines diff = { 0 };
    struct buf lines = { 0 };
    fix_diff_add(finding, arena, &diff);
    for (size_t i = 0; i < diff.count && i < MOST_DIFF_LINES; i++) {
        const struct fix_diff_line *line = &diff.items[i];
        if (i == 0 || line->line > line[-1].line + 1) {
            buf_add_format(&lines, "@@ line %u @@\n", (unsigned)line->line);
        }
        buf_add_char(&lines, signs[line->sign]);
        markdown_text_add_line(&lines, line->text, MOST_LINE_BYTES);
    }
    if (diff.count > MOST_DIFF_LINES) {
        buf_add_format(&lines, "@@ and %zu more lines @@\n",
                       diff.count - MOST_DIFF_LINES);
    }
    if (diff.count > 0) {
        markdown_text_add_fenced(writer->out, "diff", buf_view(&lines));
        buf_add_char(writer->out, '\n');
    }
    buf_dispose(&lines);
    arena_free(arena);
}

static void add_fix(const struct writer *writer, const struct finding *finding)
{
    const struct rule_info *rule = finding->rule;
    if (rule->solution.len == 0 && finding->fix_count == 0) {
        return;
    }
    buf_add(writer->out, STR("**How to fix it:** "));
    markdown_text_add_prose(writer->out, rule->solution);
    if (finding->fix_count > 0 && rule->fix_needs_review) {
        buf_add(writer->out, STR(" Read this change before you make it:"));
    }
    buf_add(writer->out, STR("\n\n"));
    add_fix_lines(writer, finding);
}

static void add_related(const struct writer *writer, const struct finding *finding)
{
    for (uint32_t i = 0; i < finding->related_count && i < MOST_RELATED; i++) {
        const struct related_location *related = &finding->related[i];
        buf_add(writer->out, i == 0 ? STR("**See also:**\n\n- ") : STR("- "));
        add_place(writer, related->path, &related->region);
        buf_add_char(writer->out, ' ');
        add_cut(writer->out, related->text, MOST_LINE_BYTES);
        buf_add_char(writer->out, '\n');
    }
    if (finding->related_count > 0) {
        buf_add_char(writer->out, '\n');
    }
}

static void add_commit(const struct writer *writer, const struct finding_commit *commit)
{
    if (commit) {
        buf_add(writer->out, STR("**Commit:** "));
        markdown_text_add_code(writer->out, str_slice(commit->id, 0, SHORT_HASH));
        buf_add_char(writer->out, ' ');
        add_cut(writer->out, commit->subject, MOST_LINE_BYTES);
        buf_add(writer->out, STR("\n\n"));
    }
}

static void add_suppression(const struct writer *writer, const struct finding *finding)
{
    const struct suppression *suppression = &finding->suppression;
    if (suppression->kind == SUPPRESSION_NONE) {
        return;
    }
    buf_add(writer->out, STR("**Not counted:** "));
    words_add_suppression(writer->out, suppression);
    if (suppression->reason.len > 0) {
        buf_add(writer->out, STR(": "));
        add_cut(writer->out, suppression->reason, MOST_LINE_BYTES);
    }
    buf_add(writer->out, STR("\n\n"));
}

/* The rule's code, id, weakness and severity. */
static void add_rule(const struct writer *writer, const struct finding *finding)
{
    const struct rule_info *rule = finding->rule;
    struct buf *out = writer->out;
    markdown_text_add_code(out, rule->code);
    if (!str_equal(rule->code, rule->id)) {
        buf_add(out, STR(" · "));
        markdown_text_add_code(out, rule->id);
    }
    if (rule->cwe_count > 0) {
        buf_add_format(out, " · [CWE-%u](https://cwe.mitre.org/data/definitions/%u.html)",
                       (unsigned)rule->cwes[0], (unsigned)rule->cwes[0]);
    }
    words_add_severity(out, " · ", finding);
    buf_add(out, STR("\n\n"));
}

/* The line that is seen of a folded finding; Markdown takes it as HTML. */
static void add_summary(struct buf *out, const struct finding *finding)
{
    buf_add_format(out, "<details><summary><b>%s</b> ", words_level(finding->level));
    markdown_text_add_html(out, title_of(finding->rule));
    buf_add(out, STR(" · <code>"));
    add_name(out, finding->path, markdown_text_add_html);
    buf_add_format(out, ":%u</code></summary>\n\n", (unsigned)finding->region.start_line);
}

void markdown_finding_add_row(struct buf *out, const struct report *report,
                              const struct finding *finding)
{
    const struct writer writer = { out, report, finding };
    buf_add_format(out, "| %s | ", words_level(finding->level));
    markdown_text_add(out, title_of(finding->rule));
    buf_add(out, STR(" | "));
    add_place(&writer, finding->path, &finding->region);
    buf_add(out, STR(" | "));
    markdown_text_add_code(out, finding->rule->code);
    buf_add(out, STR(" |\n"));
}

void markdown_finding_add(struct buf *out, const struct report *report,
                          const struct finding *finding)
{
    const struct writer writer = { out, report, finding };
    add_summary(out, finding);
    add_place(&writer, finding->path, &finding->region);
    buf_add(out, STR(" · "));
    add_cut(out, finding->message, MOST_MESSAGE_BYTES);
    buf_add(out, STR("\n\n"));
    add_hunk(&writer, finding);
    add_commit(&writer, finding->commit);
    add_why(&writer, finding);
    add_flow(&writer, finding);
    add_fix(&writer, finding);
    add_related(&writer, finding);
    add_suppression(&writer, finding);
    add_rule(&writer, finding);
    buf_add(out, STR("</details>\n\n"));
}
