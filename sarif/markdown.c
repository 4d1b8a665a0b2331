/* SPDX-License-Identifier: MIT */
#include "sarif/markdown.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/code_link.h"
#include "sarif/headline.h"
#include "sarif/markdown_finding.h"
#include "sarif/markdown_text.h"
#include "sarif/report_order.h"
#include "sarif/words.h"

/* Rows of the table of the worst, and notices, so that the start is read at a glance. */
enum { MOST_ROWS = 10, MOST_NOTICES = 20, MOST_NOTICE_BYTES = 600, SHORT_HASH = 10 };
/* What ends the report: the line about what is left out, and the last one. */
enum { END_BYTES = 600 };

struct writer {
    struct buf *out;
    size_t start; /* of this report in `out` */
    const struct report *report;
    const struct view_options *options;
};

/* "Compared with [d3801e7d85](…), the merge base of…". */
static void add_base(const struct writer *writer)
{
    const struct report *report = writer->report;
    if (!report->differential || !report->base_commit.ptr) {
        return;
    }
    struct buf *out = writer->out;
    struct buf link = { 0 };
    markdown_text_add(out, report->why_base);
    if (code_link_add_commit(&link, report, report->base_commit)) {
        buf_add(out, STR(" Base: [<code>"));
        markdown_text_add(out, str_slice(report->base_commit, 0, SHORT_HASH));
        buf_add_format(out, "</code>](<%.*s>).", STR_ARGS(buf_view(&link)));
    } else if (report->why_base.len == 0) {
        buf_add(out, STR("Base: "));
        markdown_text_add_code(out, str_slice(report->base_commit, 0, SHORT_HASH));
    }
    buf_add(out, STR("\n\n"));
    buf_dispose(&link);
}

static void add_head(const struct writer *writer)
{
    struct buf *out = writer->out;
    const struct report *report = writer->report;
    buf_add(out, STR("## hunkscan: "));
    headline_add_findings(out, report);
    buf_add(out, STR("\n\n**"));
    headline_add_verdict(out, report, writer->options->fail_on);
    buf_add(out, STR("**\n\n"));
    headline_add_files(out, report);
    if (report->suppressed.count > 0) {
        buf_add_format(out, " · %zu suppressed", report->suppressed.count);
    }
    headline_add_old(out, report);
    buf_add(out, STR(" · "));
    words_add_count(out, report->rule_count, "rule", "rules");
    buf_add(out, STR(".\n\n"));
    add_base(writer);
}

static void add_notice(struct buf *out, const struct notice *notice)
{
    buf_add(out, STR("- "));
    if (notice->path.ptr) {
        markdown_text_add_code(out, str_slice(notice->path, 0, MOST_NOTICE_BYTES));
        if (notice->line != 0) {
            buf_add_format(out, " line %u", (unsigned)notice->line);
        }
        buf_add(out, STR(": "));
    }
    markdown_text_add(out, str_slice(notice->text, 0, MOST_NOTICE_BYTES));
    buf_add_char(out, '\n');
}

/* The notices of one level under their heading. */
static void add_notices(struct buf *out, const struct notices *notices,
                        enum notice_level level, const char *heading)
{
    size_t count = 0;
    for (size_t i = 0; i < notices->count; i++) {
        if (notices->items[i].level != level || ++count > MOST_NOTICES) {
            continue;
        }
        if (count == 1) {
            buf_add_format(out, "### %s\n\n", heading);
        }
        add_notice(out, &notices->items[i]);
    }
    if (count > MOST_NOTICES) {
        buf_add_format(out, "- … and %zu more\n", count - MOST_NOTICES);
    }
    buf_add(out, count > 0 ? STR("\n") : STR(""));
}

static void add_pillars(const struct writer *writer, struct arena *arena)
{
    const struct headline_pillars pillars =
        headline_count_pillars(&writer->report->findings, arena);
    struct buf *out = writer->out;
    if (pillars.count == 0) {
        return;
    }
    buf_add(out, STR("| pillar | errors | warnings | notes |\n"
                     "|---|---:|---:|---:|\n"));
    for (size_t i = 0; i < pillars.count; i++) {
        const struct headline_pillar *pillar = &pillars.items[i];
        buf_add(out, STR("| "));
        words_add_pillar(out, pillar->pillar);
        for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
            buf_add_format(out, " | %zu", pillar->levels[level]);
        }
        buf_add(out, STR(" |\n"));
    }
    buf_add_char(out, '\n');
}

static void add_table(const struct writer *writer, const struct report_entries *worst,
                      size_t open)
{
    const size_t rows = open < MOST_ROWS ? open : MOST_ROWS;
    if (rows == 0) {
        return;
    }
    buf_add_format(writer->out,
                   "### %s\n\n| level | finding | place | rule |\n"
                   "|---|---|---|---|\n",
                   rows < open ? "The worst" : "Findings");
    for (size_t i = 0; i < rows; i++) {
        markdown_finding_add_row(writer->out, writer->report, worst->items[i].finding);
    }
    buf_add_char(writer->out, '\n');
}

/* All findings that fit, worst first; the first that does not ends the list. */
static size_t add_findings(const struct writer *writer,
                           const struct report_entries *worst, size_t reserved)
{
    const size_t most = writer->options->most_bytes;
    struct buf piece = { 0 };
    size_t shown = 0;
    bool quiet = false;
    for (; shown < worst->count; shown++) {
        const struct report_entry *entry = &worst->items[shown];
        buf_clear(&piece);
        if (entry->suppressed != quiet) {
            buf_add(&piece, STR("### Suppressed\n\n"));
        }
        markdown_finding_add(&piece, writer->report, entry->finding);
        if (most > 0 && writer->out->len - writer->start + piece.len + reserved > most) {
            break;
        }
        quiet = entry->suppressed;
        buf_add(writer->out, buf_view(&piece));
    }
    buf_dispose(&piece);
    return worst->count - shown;
}

static void add_end(const struct writer *writer, size_t left_out)
{
    struct buf *out = writer->out;
    if (left_out > 0) {
        buf_add(out, STR("**"));
        words_add_count(out, left_out, "finding is", "findings are");
        buf_add_format(out,
                       " not described here:** this text is limited to %zu bytes. The "
                       "worst come first; the other reports have them all.\n\n",
                       writer->options->most_bytes);
    }
    buf_add(out, STR("<sub>hunkscan "));
    markdown_text_add(out, writer->report->tool_version);
    buf_add(out, STR("</sub>\n"));
}

size_t markdown_write(const struct report *report, const struct view_options *options,
                      struct buf *out)
{
    struct arena *arena = arena_new();
    const struct writer writer = { out, out->len, report, options };
    struct buf notes = { 0 };
    const struct report_entries worst =
        report_order_worst(report, options->show_suppressed, arena);
    add_head(&writer);
    add_notices(out, &report->notices, NOTICE_INCOMPLETE, "Not everything was analysed");
    add_notices(&notes, &report->notices, NOTICE_NOTE, "Notices");
    add_pillars(&writer, arena);
    add_table(&writer, &worst, report->findings.count);
    const size_t left_out = add_findings(&writer, &worst, notes.len + END_BYTES);
    buf_add(out, buf_view(&notes));
    add_end(&writer, left_out);
    buf_dispose(&notes);
    arena_free(arena);
    return left_out;
}
