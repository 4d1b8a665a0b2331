/* SPDX-License-Identifier: MIT */
#include "cli/reports.h"

#include "base/buf.h"
#include "base/visible.h"
#include "cli/formats.h"
#include "cli/options.h"
#include "cli/output.h"
#include "finding.h"

/* Notices told on stderr when stdout holds no text report; the reports hold them all. */
enum { MOST_TOLD = 10 };

/* What writing the reports needs. */
struct delivery {
    const struct options *options;
    const struct report *report;
    struct buf *messages;
    struct reports_result result;
};

/* Writes one file; true if it could not hold all findings. */
static bool write_report(struct delivery *delivery, enum report_format format,
                         struct str path)
{
    struct buf text = { 0 };
    struct err err = { 0 };
    const struct format_request request = { delivery->options, delivery->report, path };
    const size_t left_out = formats_write(format, &request, &text);
    if (output_write(path.ptr, buf_view(&text), &err) < 0) {
        visible_add_message(delivery->messages, str_from(err.text));
        delivery->result.failed = true;
    }
    buf_dispose(&text);
    return left_out > 0;
}

static void write_format(struct delivery *delivery, enum report_format format)
{
    const struct word_list *paths = &delivery->options->reports[format];
    const char *told = formats_cut(format);
    bool cut = false;
    for (size_t i = 0; i < paths->count; i++) {
        cut |= write_report(delivery, format, paths->items[i]);
    }
    if (cut && told) {
        visible_add_message(delivery->messages, str_from(told));
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

void reports_tell_notices(const struct report *report, struct buf *messages)
{
    const struct notices *notices = &report->notices;
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
        visible_add_message(messages, buf_view(&line));
    }
    if (told > MOST_TOLD) {
        buf_clear(&line);
        buf_add_format(&line, "incomplete: and %zu more, see the reports",
                       told - MOST_TOLD);
        visible_add_message(messages, buf_view(&line));
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
        write_report(&delivery, REPORT_TEXT, STR("-"));
        told = true;
    }
    if (!told) {
        reports_tell_notices(report, messages);
    }
    return delivery.result;
}
