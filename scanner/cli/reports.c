/* SPDX-License-Identifier: MIT */
#include "cli/reports.h"

#include "base/buf.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/screen.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "finding.h"
#include "sarif/sarif.h"

/* Notices told on stderr when stdout holds no text report; the reports hold them all. */
enum { MOST_TOLD = 10 };

/* What writing the reports needs. */
struct delivery {
    const struct options *options;
    const struct report *report;
    struct buf *messages;
    struct reports_result result;
};

static bool is_stdout(struct str path)
{
    return str_equal(path, STR("-")) || str_equal(path, STR("/dev/stdout"));
}

static bool uses_stdout(const struct word_list *paths)
{
    for (size_t i = 0; i < paths->count; i++) {
        if (is_stdout(paths->items[i])) {
            return true;
        }
    }
    return false;
}

static void write_file(struct delivery *delivery, struct str path, const struct buf *text)
{
    struct err err = { 0 };
    if (output_write(path.ptr, buf_view(text), &err) < 0) {
        visible_add_message(delivery->messages, str_from(err.text));
        delivery->result.failed = true;
    }
}

static void write_text(struct delivery *delivery, struct str path)
{
    const bool screen = is_stdout(path);
    const struct terminal_options options = {
        .color = screen ? screen_color(delivery->options->color)
                        : delivery->options->color == COLOR_ALWAYS,
        .show_suppressed = delivery->options->show_suppressed,
        .width = screen ? screen_width() : TERMINAL_WIDTH,
    };
    struct buf text = { 0 };
    terminal_write(delivery->report, &options, &text);
    write_file(delivery, path, &text);
    buf_dispose(&text);
}

static void write_sarif(struct delivery *delivery)
{
    const struct word_list *paths = &delivery->options->sarif;
    const struct sarif_options options = { .show_suppressed =
                                               delivery->options->show_suppressed };
    struct buf text = { 0 };
    if (paths->count > 0 && sarif_write(delivery->report, &options, &text) > 0) {
        visible_add_message(delivery->messages,
                            STR("the SARIF report is cut: its consumers take no more "
                                "results; narrow the scan or --select rules"));
        delivery->result.cut = true;
    }
    for (size_t i = 0; i < paths->count; i++) {
        write_file(delivery, paths->items[i], &text);
    }
    buf_dispose(&text);
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
    write_sarif(&delivery);
    for (size_t i = 0; i < options->text.count; i++) {
        write_text(&delivery, options->text.items[i]);
    }
    bool told = uses_stdout(&options->text);
    if (options->text.count == 0 && !options->quiet && !options->dry_run &&
        !uses_stdout(&options->sarif)) {
        write_text(&delivery, STR("-"));
        told = true;
    }
    if (!told) {
        tell_notices(&delivery);
    }
    return delivery.result;
}
