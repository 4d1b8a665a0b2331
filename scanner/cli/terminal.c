/* SPDX-License-Identifier: MIT */
#include "cli/terminal.h"

#include "base/buf.h"
#include "base/visible.h"
#include "finding.h"
#include "sarif/code_frame.h"
#include "sarif/edit_text.h"
#include "sarif/headline.h"
#include "sarif/words.h"

/* "  issue: " and its like; the code frame's smallest line number column. */
enum { LABEL_COLUMNS = 9, LEAST_NUMBER_COLUMNS = 4, SHORT_HASH = 10 };
/* Code shown before the finding where a line is cut. */
enum { LEAD_COLUMNS = 16, LEAST_CODE_COLUMNS = 24 };
/* Steps shown of a path; of a longer one some at either end. */
enum { MOST_STEPS = 8, FIRST_STEPS = 4, LAST_STEPS = 3 };
/* Places shown of one fix. */
enum { MOST_EDITS = 3 };

#define ELLIPSIS "…"

enum style { STYLE_PLAIN, STYLE_PATH, STYLE_DIM, STYLE_ADDED, STYLE_LEVEL };

struct writer {
    struct buf *out;
    const struct terminal_options *options;
    enum finding_level level; /* of the finding being written, for its colour */
};

/* The columns of a line that are shown: from (inclusive) to (exclusive), from 0. */
struct window {
    uint32_t from, to;
};

static void paint(const struct writer *writer, enum style style)
{
    static const char *const codes[] = { "\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m" };
    static const char *const levels[] = { "\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m" };
    if (writer->options->color) {
        buf_add(writer->out,
                str_from(style == STYLE_LEVEL ? levels[writer->level] : codes[style]));
    }
}

static void add_label(const struct writer *writer, const char *label)
{
    paint(writer, STYLE_DIM);
    buf_add_format(writer->out, "  %-*s", LABEL_COLUMNS - 2, label);
    paint(writer, STYLE_PLAIN);
}

static void add_labelled(const struct writer *writer, const char *label, struct str text)
{
    if (text.len == 0) {
        return;
    }
    add_label(writer, label);
    visible_add_wrapped(writer->out, text, LABEL_COLUMNS, writer->options->width);
    buf_add_char(writer->out, '\n');
}

/* Where the UTF-16 columns [start, end) (1-based; end 0: to the end of the line) stand on
 * the screen. */
static struct window locate(struct str text, uint32_t start, uint32_t end)
{
    struct window found = { UINT32_MAX, UINT32_MAX };
    uint32_t utf16 = 1;
    uint32_t column = 0;
    for (size_t at = 0; at < text.len && found.to == UINT32_MAX;) {
        if (utf16 >= start && found.from == UINT32_MAX) {
            found.from = column;
        }
        if (end != 0 && utf16 >= end) {
            found.to = column;
            break;
        }
        const struct visible_unit unit = visible_next(text, &at, column);
        utf16 += unit.utf16_units;
        column += unit.columns;
    }
    found.from = found.from == UINT32_MAX ? column : found.from;
    found.to = found.to == UINT32_MAX ? column : found.to;
    return found;
}

/* Which `width` columns to show so that the marked ones are seen, with some before them.
 */
static struct window choose_window(struct window marked, uint32_t width)
{
    if (marked.to <= width) {
        return (struct window){ 0, width };
    }
    uint32_t from = marked.from > LEAD_COLUMNS ? marked.from - LEAD_COLUMNS : 0;
    if (marked.to - from <= width && marked.to - width < from) {
        from = marked.to - width + 1; /* no need to cut more than the end asks for */
    }
    return (struct window){ from, from + width };
}

/* The columns of `text` in the window, with an ellipsis for what is cut at either end. */
static void add_code(struct buf *out, struct str text, struct window window)
{
    uint32_t column = 0;
    if (window.from > 0 && text.len > 0) {
        buf_add(out, STR(ELLIPSIS));
    }
    for (size_t at = 0; at < text.len;) {
        const struct visible_unit unit = visible_next(text, &at, column);
        const uint32_t end = column + unit.columns;
        if (end > window.to) {
            buf_add(out, STR(ELLIPSIS));
            return;
        }
        if (column >= window.from) {
            buf_add(out, str_from(unit.text));
        } else if (end > window.from) {
            buf_add_format(out, "%*s", (int)(end - window.from), "");
        }
        column = end;
    }
}

static void add_carets(const struct writer *writer, struct window marked,
                       struct window window)
{
    const uint32_t from = marked.from > window.from ? marked.from : window.from;
    const uint32_t to = marked.to < window.to ? marked.to : window.to;
    const uint32_t before = from - window.from + (window.from > 0);
    buf_add_format(writer->out, "%*s", (int)before, "");
    paint(writer, STYLE_LEVEL);
    buf_add_char(writer->out, '^');
    for (uint32_t i = from + 1; i < to; i++) {
        buf_add_char(writer->out, '^');
    }
    paint(writer, STYLE_PLAIN);
    buf_add_char(writer->out, '\n');
}

static int digits_of(uint32_t number)
{
    int digits = 1;
    for (; number >= 10; number /= 10) {
        digits++;
    }
    return digits;
}

static int gutter_digits(uint32_t last_line)
{
    const int digits = digits_of(last_line);
    return digits < LEAST_NUMBER_COLUMNS ? LEAST_NUMBER_COLUMNS : digits;
}

/* "  12 | + " or, for number 0, the same room without a number. */
static void add_gutter(const struct writer *writer, int digits, uint32_t number,
                       bool added)
{
    paint(writer, STYLE_DIM);
    if (number != 0) {
        buf_add_format(writer->out, " %*u | ", digits, (unsigned)number);
    } else {
        buf_add_format(writer->out, " %*s | ", digits, "");
    }
    paint(writer, STYLE_PLAIN);
    if (added) {
        paint(writer, STYLE_ADDED);
    }
    buf_add(writer->out, added ? STR("+ ") : STR("  "));
    paint(writer, STYLE_PLAIN);
}

/* Whether region's line is marked, and which of its columns. */
static bool mark_of(const struct finding *finding, const struct frame_line *line,
                    struct window *marked)
{
    const struct region *region = &finding->region;
    if (line->line != region->start_line) {
        return false;
    }
    *marked = locate(line->text, region->start_column,
                     region->end_line == region->start_line ? region->end_column : 0);
    return true;
}

/* Ends a line of the frame; an empty line of code leaves no blanks behind. */
static void end_line(struct buf *out)
{
    while (out->len > 0 && out->ptr[out->len - 1] == ' ') {
        out->len--;
    }
    buf_add_char(out, '\n');
}

/* Columns left for code beside what is used up. */
static uint32_t code_columns(const struct writer *writer, uint32_t used)
{
    const uint32_t width = writer->options->width;
    return width > used + LEAST_CODE_COLUMNS ? width - used : LEAST_CODE_COLUMNS;
}

static struct window window_of(const struct writer *writer, struct window marked,
                               int digits)
{
    const uint32_t gutter = (uint32_t)digits + 6 + 2; /* two ellipses */
    return choose_window(marked, code_columns(writer, gutter));
}

static void add_frame(const struct writer *writer, const struct finding *finding)
{
    const struct code_frame frame = code_frame_of(finding);
    struct window marked = { 0, 0 };
    bool found = false;
    for (uint32_t i = 0; i < frame.count && !found; i++) {
        found = mark_of(finding, &frame.lines[i], &marked);
    }
    const int digits = frame.count ? gutter_digits(frame.lines[frame.count - 1].line) : 0;
    const struct window window = window_of(writer, marked, digits);
    for (uint32_t i = 0; i < frame.count; i++) {
        const struct frame_line *line = &frame.lines[i];
        if (i > 0 && line->line != line[-1].line + 1) {
            buf_add_format(writer->out, " %*s\n", digits, "...");
        }
        add_gutter(writer, digits, line->line, line->added);
        add_code(writer->out, line->text, window);
        end_line(writer->out);
        if (line->line == finding->region.start_line) {
            add_gutter(writer, digits, 0, false);
            add_carets(writer, marked, window);
        }
    }
}

/* "app/x.py:12:5  error[HS707-002] Title". */
static void add_head(const struct writer *writer, const struct finding *finding)
{
    const struct rule_info *rule = finding->rule;
    struct str title = rule->title.len > 0 ? rule->title : rule->id;
    if (str_ends_with(title, STR("."))) {
        title.len--;
    }
    paint(writer, STYLE_PATH);
    visible_add_line_start(writer->out, finding->path);
    buf_add_format(writer->out, ":%u:%u", (unsigned)finding->region.start_line,
                   (unsigned)finding->region.start_column);
    paint(writer, STYLE_PLAIN);
    buf_add(writer->out, STR("  "));
    paint(writer, STYLE_LEVEL);
    buf_add_format(writer->out, "%s[", words_level(finding->level));
    visible_add(writer->out, rule->code);
    buf_add_char(writer->out, ']');
    paint(writer, STYLE_PLAIN);
    buf_add_char(writer->out, ' ');
    visible_add(writer->out, title);
    buf_add_char(writer->out, '\n');
}

static void add_links(const struct writer *writer, const struct rule_info *rule)
{
    add_label(writer, "see:");
    if (!str_equal(rule->id, rule->code)) {
        visible_add(writer->out, rule->id);
        buf_add(writer->out, rule->cwe_count > 0 ? STR(", ") : STR(""));
    }
    if (rule->cwe_count > 0) {
        buf_add_format(writer->out,
                       "CWE-%u https://cwe.mitre.org/data/definitions/%u.html",
                       (unsigned)rule->cwes[0], (unsigned)rule->cwes[0]);
    } else if (rule->reference_count > 0) {
        buf_add_char(writer->out, ' ');
        visible_add(writer->out, rule->references[0]);
    }
    buf_add_char(writer->out, '\n');
}

static void add_related(const struct writer *writer, const struct related_location *place)
{
    add_label(writer, "also:");
    visible_add(writer->out, place->path);
    buf_add_format(writer->out, ":%u: ", (unsigned)place->region.start_line);
    visible_add(writer->out, place->text);
    buf_add_char(writer->out, '\n');
}

static struct str first_line(struct str text)
{
    size_t end = 0;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') {
        end++;
    }
    return str_slice(text, 0, end);
}

/* "  path:  2 app/x.py:12  assigned to 'query'". */
static void add_step(const struct writer *writer, const struct flow_step *step,
                     uint32_t number, int digits)
{
    add_label(writer, number == 1 ? "path:" : "");
    buf_add_format(writer->out, "%*u ", digits, (unsigned)number);
    visible_add(writer->out, step->path);
    buf_add_format(writer->out, ":%u  ", (unsigned)step->region.start_line);
    visible_add(writer->out, step->text);
    buf_add_char(writer->out, '\n');
}

/* The line of code of a step, below it. */
static void add_step_code(const struct writer *writer, const struct flow_step *step,
                          int digits)
{
    const uint32_t gutter = LABEL_COLUMNS + (uint32_t)digits + 1;
    paint(writer, STYLE_DIM);
    buf_add_format(writer->out, "%*s| ", (int)gutter, "");
    paint(writer, step->added ? STYLE_ADDED : STYLE_PLAIN);
    buf_add(writer->out, step->added ? STR("+ ") : STR("  "));
    paint(writer, STYLE_PLAIN);
    /* Two columns for the bar, two for the sign, one for an ellipsis. */
    add_code(writer->out, first_line(step->code),
             (struct window){ 0, code_columns(writer, gutter + 5) });
    end_line(writer->out);
}

static void add_fold(const struct writer *writer, uint32_t count, int digits)
{
    add_label(writer, "");
    buf_add_format(writer->out, "%*s%s %u more step%s\n", digits - 1, "", ELLIPSIS,
                   (unsigned)count, count == 1 ? "" : "s");
}

static uint32_t count_steps(const struct finding *finding)
{
    uint32_t count = finding->flow_count;
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        count += finding->flow[i].left_out;
    }
    return count;
}

static bool is_folded(const struct finding *finding, uint32_t index)
{
    return finding->flow_count > MOST_STEPS && index >= FIRST_STEPS &&
           index + LAST_STEPS < finding->flow_count;
}

/* Whether the next step is shown right below this one and on the same line of code, which
 * then stands below both. */
static bool shares_line(const struct finding *finding, uint32_t index)
{
    const struct flow_step *step = &finding->flow[index];
    return index + 1 < finding->flow_count && !is_folded(finding, index + 1) &&
           step[1].left_out == 0 &&
           step[1].region.start_line == step->region.start_line &&
           str_equal(step[1].path, step->path);
}

static void add_path(const struct writer *writer, const struct finding *finding)
{
    const int digits = digits_of(count_steps(finding));
    uint32_t number = 0;
    uint32_t folded = 0;
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        const struct flow_step *step = &finding->flow[i];
        number += step->left_out + 1;
        folded += step->left_out;
        if (is_folded(finding, i)) {
            folded++;
            continue;
        }
        if (folded > 0) {
            add_fold(writer, folded, digits);
        }
        folded = 0;
        add_step(writer, step, number, digits);
        if (!shares_line(finding, i)) {
            add_step_code(writer, step, digits);
        }
    }
}

static void add_suppression(const struct writer *writer, const struct suppression *why)
{
    if (why->kind == SUPPRESSION_NONE) {
        return;
    }
    add_label(writer, "quiet:");
    words_add_suppression(writer->out, why);
    if (why->reason.len > 0) {
        buf_add(writer->out, STR(": "));
        visible_add(writer->out, why->reason);
    }
    buf_add_char(writer->out, '\n');
}

/* What the lines are after the fix: "12: if x is None:". */
static void add_edits(const struct writer *writer, const struct finding *finding)
{
    struct buf text = { 0 };
    struct edit_text lines;
    uint32_t shown = 0;
    for (uint32_t at = 0;
         shown < MOST_EDITS && edit_text_next(finding, &at, &lines, &text); shown++) {
        add_label(writer, "edit:");
        const size_t start = writer->out->len;
        buf_add_format(writer->out, "%u", (unsigned)lines.first);
        if (lines.last > lines.first) {
            buf_add_format(writer->out, "-%u", (unsigned)lines.last);
        }
        buf_add(writer->out, lines.removed ? STR(": removed") : STR(": "));
        const uint32_t used = LABEL_COLUMNS + (uint32_t)(writer->out->len - start) + 1;
        const struct str code = str_trim(buf_view(&text));
        const struct str line = first_line(code);
        add_code(writer->out, line, (struct window){ 0, code_columns(writer, used) });
        buf_add(writer->out, line.len < code.len ? STR(" " ELLIPSIS) : STR(""));
        buf_add(writer->out,
                finding->rule->fix_needs_review ? STR(" (for review)") : STR(""));
        end_line(writer->out);
    }
    buf_dispose(&text);
}

static void add_finding(struct writer *writer, const struct finding *finding)
{
    const struct rule_info *rule = finding->rule;
    writer->level = finding->level;
    add_head(writer, finding);
    add_frame(writer, finding);
    add_labelled(writer, "issue:", finding->message);
    add_labelled(writer, "why:", finding->why);
    add_labelled(writer, "fix:", rule->solution);
    add_edits(writer, finding);
    add_path(writer, finding);
    for (uint32_t i = 0; i < finding->related_count; i++) {
        add_related(writer, &finding->related[i]);
    }
    add_suppression(writer, &finding->suppression);
    if (rule->cwe_count > 0 || rule->reference_count > 0 ||
        !str_equal(rule->id, rule->code)) {
        add_links(writer, rule);
    }
    buf_add_char(writer->out, '\n');
}

static void add_notices(const struct writer *writer, const struct notices *notices)
{
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->items[i];
        buf_add(writer->out, notice->level == NOTICE_INCOMPLETE ? STR("incomplete: ")
                                                                : STR("notice: "));
        if (notice->path.ptr) {
            visible_add(writer->out, notice->path);
            if (notice->line != 0) {
                buf_add_format(writer->out, ":%u", (unsigned)notice->line);
            }
            buf_add(writer->out, STR(": "));
        }
        visible_add(writer->out, notice->text);
        buf_add_format(writer->out, " [%s]\n", notice->id);
    }
    if (notices->count > 0) {
        buf_add_char(writer->out, '\n');
    }
}

/* Which configuration, in a line of its own. */
static void add_config(struct buf *out, const struct report *report)
{
    if (report->config.len > 0) {
        buf_add(out, STR("Configured by "));
        visible_add(out, report->config);
        buf_add(out, STR(".\n"));
    }
}

/* Which base, in a line of its own. */
static void add_base(struct buf *out, const struct report *report)
{
    if (!report->differential || (!report->base_commit.ptr && !report->why_base.len)) {
        return;
    }
    if (report->why_base.len > 0) {
        visible_add_line_start(out, report->why_base);
    } else {
        buf_add(out, STR("Base: "));
        visible_add(out, str_slice(report->base_commit, 0, SHORT_HASH));
    }
    buf_add_char(out, '\n');
}

static void add_summary(const struct writer *writer, const struct report *report)
{
    struct buf *out = writer->out;
    headline_add_findings(out, report);
    buf_add(out, STR(" in "));
    headline_add_files(out, report);
    if (report->commits > 0) {
        buf_add(out, STR(" · "));
        words_add_count(out, report->commits, "commit", "commits");
    }
    if (report->suppressed.count > 0) {
        buf_add_format(out, " · %zu suppressed", report->suppressed.count);
    }
    if (report->class_counts[CLASS_FIXED] > 0) {
        buf_add_format(out, " · %zu fixed", report->class_counts[CLASS_FIXED]);
    }
    buf_add(out, STR(" · "));
    words_add_count(out, report->rule_count, "rule", "rules");
    buf_add(out, notices_incomplete(&report->notices) ? STR(" · INCOMPLETE, see above.\n")
                                                      : STR(".\n"));
    add_base(out, report);
    add_config(out, report);
}

/* Before the first finding of a commit that is looked at alone. */
static void add_commit(const struct writer *writer, const struct findings *findings,
                       size_t index)
{
    const struct finding_commit *commit = findings->items[index].commit;
    if (!commit || (index > 0 && findings->items[index - 1].commit == commit)) {
        return;
    }
    paint(writer, STYLE_PATH);
    buf_add(writer->out, STR("commit "));
    visible_add(writer->out, str_slice(commit->id, 0, SHORT_HASH));
    paint(writer, STYLE_PLAIN);
    buf_add(writer->out, STR("  "));
    visible_add(writer->out, commit->subject);
    buf_add(writer->out, STR("\n\n"));
}

void terminal_write(const struct report *report, const struct terminal_options *options,
                    struct buf *out)
{
    struct writer writer = { out, options, LEVEL_NOTE };
    for (size_t i = 0; i < report->findings.count; i++) {
        add_commit(&writer, &report->findings, i);
        add_finding(&writer, &report->findings.items[i]);
    }
    for (size_t i = 0; options->show_suppressed && i < report->suppressed.count; i++) {
        add_commit(&writer, &report->suppressed, i);
        add_finding(&writer, &report->suppressed.items[i]);
    }
    add_notices(&writer, &report->notices);
    add_summary(&writer, report);
}
