/* SPDX-License-Identifier: MIT */
#include "cli/reports.h"

#include "base/buf.h"
#include "base/visible.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "cli/terminal.h"
#include "finding.h"
#include "sarif/codequality.h"
#include "sarif/github_commands.h"
#include "sarif/gitlab_sast.h"
#include "sarif/json_lines.h"
#include "sarif/junit.h"
#include "sarif/markdown.h"
#include "sarif/rdjson.h"
#include "sarif/sarif.h"
#include "sarif/view.h"

/* Notices told on stderr when stdout holds no text report; the reports hold them all. */
enum { MOST_TOLD = 10 };

/* What writing the reports needs. */
struct delivery {
    const struct options *options;
    const struct report *report;
    struct buf *messages;
    struct reports_result result;
};

/* A format's writer appends the report as `path` takes it; returns how many findings it
 * had no room for. */
struct format {
    size_t (*write)(const struct delivery *delivery, struct str path, struct buf *out);
    void (*write_all)(const struct report *report,
                      struct buf *out); /* instead: needs no more, has room for all */
    const char *cut; /* what is said then; NULL: all have room, or the format is meant to
                        be an extract and says itself what it leaves out */
};

static size_t write_text(const struct delivery *delivery, struct str path,
                         struct buf *out)
{
    const bool screen = options_is_stdout(path);
    const struct terminal_options options = {
        .color = screen ? screen_color(delivery->options->color)
                        : delivery->options->color == COLOR_ALWAYS,
        .show_suppressed = delivery->options->show_suppressed,
        .width = screen ? screen_width() : TERMINAL_WIDTH,
    };
    terminal_write(delivery->report, &options, out);
    return 0;
}

static size_t write_sarif(const struct delivery *delivery, struct str path,
                          struct buf *out)
{
    (void)path;
    const struct sarif_options options = { .show_suppressed =
                                               delivery->options->show_suppressed };
    return sarif_write(delivery->report, &options, out);
}

/* What the reports for people are asked to show. */
static struct view_options view_of(const struct options *options, size_t most_bytes)
{
    return (struct view_options){ .show_suppressed = options->show_suppressed,
                                  .fail_on = options->exit_zero ? VIEW_FAIL_NEVER
                                                                : options->fail_on,
                                  .most_bytes = most_bytes };
}

static size_t write_markdown(const struct delivery *delivery, struct str path,
                             struct buf *out)
{
    (void)path;
    const struct view_options view = view_of(delivery->options, MARKDOWN_SUMMARY_BYTES);
    return markdown_write(delivery->report, &view, out);
}

static size_t write_comment(const struct delivery *delivery, struct str path,
                            struct buf *out)
{
    (void)path;
    const struct view_options view = view_of(delivery->options, MARKDOWN_COMMENT_BYTES);
    return markdown_write(delivery->report, &view, out);
}

static size_t write_json_lines(const struct delivery *delivery, struct str path,
                               struct buf *out)
{
    (void)path;
    json_lines_write(delivery->report, delivery->options->show_suppressed, out);
    return 0;
}

static size_t write_junit(const struct delivery *delivery, struct str path,
                          struct buf *out)
{
    (void)path;
    junit_write(delivery->report, delivery->options->show_suppressed, out);
    return 0;
}

static const struct format FORMATS[REPORT_COUNT] = {
    [REPORT_GITLAB_SAST] = { .write_all = gitlab_sast_write },
    [REPORT_CODEQUALITY] = { .write_all = codequality_write },
    [REPORT_GITHUB] = { .write_all = github_commands_write },
    [REPORT_JSON_LINES] = { .write = write_json_lines },
    [REPORT_JUNIT] = { .write = write_junit },
    [REPORT_RDJSON] = { .write_all = rdjson_write },
    [REPORT_MARKDOWN] = { .write = write_markdown },
    [REPORT_MARKDOWN_COMMENT] = { .write = write_comment },
    [REPORT_SARIF] = { .write = write_sarif,
                       .cut = "the SARIF report is cut: its consumers take no more "
                              "results; narrow the scan or --select rules" },
    [REPORT_TEXT] = { .write = write_text },
};

/* Writes one file; true if it could not hold all findings. */
static bool write_report(struct delivery *delivery, const struct format *format,
                         struct str path)
{
    struct buf text = { 0 };
    struct err err = { 0 };
    size_t left_out = 0;
    if (format->write_all) {
        format->write_all(delivery->report, &text);
    } else {
        left_out = format->write(delivery, path, &text);
    }
    if (output_write(path.ptr, buf_view(&text), &err) < 0) {
        visible_add_message(delivery->messages, str_from(err.text));
        delivery->result.failed = true;
    }
    buf_dispose(&text);
    return left_out > 0;
}

static void write_format(struct delivery *delivery, enum report_format which)
{
    const struct word_list *paths = &delivery->options->reports[which];
    const struct format *format = &FORMATS[which];
    bool cut = false;
    for (size_t i = 0; i < paths->count; i++) {
        cut |= write_report(delivery, format, paths->items[i]);
    }
    if (cut && format->cut) {
        visible_add_message(delivery->messages, str_from(format->cut));
        delivery->result.cut = true;
    }
}

static bool uses_stdout(const struct word_list *paths)
{
    for (size_t i = 0; i < paths->count; i++) {
        if (options_is_stdout(paths->items[i])) {
            return true;
        }
    }
    return false;
}

static bool has_free_stdout(const struct options *options)
{
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        if (uses_stdout(&options->reports[i])) {
            return false;
        }
    }
    return !options->dry_run;
}

/* Says on stderr why the run is incomplete, since no text on stdout does. */
static void tell_notices(struct delivery *delivery)
{
    const struct notices *notices = &delivery->report->notices;
    size_t told = 0;
    struct buf line = { 0 };
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->items[i];
        if (notice->level != NOTICE_INCOMPLETE || ++told > MOST_TOLD) {
            continue;
        }
        buf_clear(&line);
        buf_add(&line, STR("incomplete: "));
        if (notice->path.ptr) {
            buf_add(&line, notice->path);
            buf_add(&line, STR(": "));
        }
        buf_add(&line, notice->text);
        visible_add_message(delivery->messages, buf_view(&line));
    }
    if (told > MOST_TOLD) {
        buf_clear(&line);
        buf_add_format(&line, "incomplete: and %zu more, see the reports",
                       told - MOST_TOLD);
        visible_add_message(delivery->messages, buf_view(&line));
    }
    buf_dispose(&line);
}

struct reports_result reports_write(const struct options *options,
                                    const struct report *report, struct buf *messages)
{
    struct delivery delivery = { options, report, messages, { false, false } };
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        write_format(&delivery, (enum report_format)i);
    }
    const struct word_list *texts = &options->reports[REPORT_TEXT];
    bool told = uses_stdout(texts);
    if (texts->count == 0 && !options->quiet && has_free_stdout(options)) {
        write_report(&delivery, &FORMATS[REPORT_TEXT], STR("-"));
        told = true;
    }
    if (!told) {
        tell_notices(&delivery);
    }
    return delivery.result;
}
