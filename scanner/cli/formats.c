/* SPDX-License-Identifier: MIT */
#include "cli/formats.h"

#include "cli/screen.h"
#include "cli/terminal.h"
#include "finding.h"
#include "sarif/codequality.h"
#include "sarif/github_commands.h"
#include "sarif/gitlab_sast.h"
#include "sarif/headline.h"
#include "sarif/html.h"
#include "sarif/json_lines.h"
#include "sarif/junit.h"
#include "sarif/markdown.h"
#include "sarif/rdjson.h"
#include "sarif/sarif.h"

/* A format's writer appends the report as it is requested; returns how many findings it
 * had no room for. */
struct format {
    size_t (*write)(const struct format_request *request, struct buf *out);
    void (*write_all)(const struct report *report,
                      struct buf *out); /* instead: needs no more, has room for all */
    const char *cut; /* what is said then; NULL: all have room, or the format is meant to
                        be an extract and says itself what it leaves out */
};

static size_t write_text(const struct format_request *request, struct buf *out)
{
    const bool screen = options_is_stdout(request->path);
    const struct terminal_options options = {
        .color = screen ? screen_color(request->options->color)
                        : request->options->color == COLOR_ALWAYS,
        .show_suppressed = request->options->show_suppressed,
        .width = screen ? screen_width() : TERMINAL_WIDTH,
    };
    terminal_write(request->report, &options, out);
    return 0;
}

static size_t write_sarif(const struct format_request *request, struct buf *out)
{
    const struct sarif_options options = { .show_suppressed =
                                               request->options->show_suppressed };
    return sarif_write(request->report, &options, out);
}

/* What the reports for people are asked to show. */
static struct view_options view_of(const struct options *options, size_t most_bytes)
{
    return (struct view_options){ .show_suppressed = options->show_suppressed,
                                  .fail_on = options->exit_zero ? HEADLINE_FAIL_NEVER
                                                                : options->fail_on,
                                  .most_bytes = most_bytes };
}

static size_t write_html(const struct format_request *request, struct buf *out)
{
    const struct view_options view = view_of(request->options, 0);
    html_write(request->report, &view, out);
    return 0;
}

static size_t write_markdown(const struct format_request *request, struct buf *out)
{
    const struct view_options view = view_of(request->options, MARKDOWN_SUMMARY_BYTES);
    return markdown_write(request->report, &view, out);
}

static size_t write_comment(const struct format_request *request, struct buf *out)
{
    const struct view_options view = view_of(request->options, MARKDOWN_COMMENT_BYTES);
    return markdown_write(request->report, &view, out);
}

static size_t write_json_lines(const struct format_request *request, struct buf *out)
{
    json_lines_write(request->report, request->options->show_suppressed, out);
    return 0;
}

static size_t write_junit(const struct format_request *request, struct buf *out)
{
    junit_write(request->report, request->options->show_suppressed, out);
    return 0;
}

static const struct format FORMATS[REPORT_COUNT] = {
    [REPORT_GITLAB_SAST] = { .write_all = gitlab_sast_write },
    [REPORT_CODEQUALITY] = { .write_all = codequality_write },
    [REPORT_GITHUB] = { .write_all = github_commands_write },
    [REPORT_JSON_LINES] = { .write = write_json_lines },
    [REPORT_JUNIT] = { .write = write_junit },
    [REPORT_RDJSON] = { .write_all = rdjson_write },
    [REPORT_HTML] = { .write = write_html },
    [REPORT_MARKDOWN] = { .write = write_markdown },
    [REPORT_MARKDOWN_COMMENT] = { .write = write_comment },
    [REPORT_SARIF] = { .write = write_sarif,
                       .cut = "the SARIF report is cut: its consumers take no more "
                              "results; narrow the scan or --select rules" },
    [REPORT_TEXT] = { .write = write_text },
};

size_t formats_write(enum report_format format, const struct format_request *request,
                     struct buf *out)
{
    const struct format *row = &FORMATS[format];
    if (row->write_all) {
        row->write_all(request->report, out);
        return 0;
    }
    return row->write(request, out);
}

const char *formats_cut(enum report_format format)
{
    return FORMATS[format].cut;
}
