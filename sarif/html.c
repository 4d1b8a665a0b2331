/* SPDX-License-Identifier: MIT */
#include "sarif/html.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/headline.h"
#include "sarif/html_finding.h"
#include "sarif/html_page.h"
#include "sarif/html_rule.h"
#include "sarif/html_summary.h"
#include "sarif/report_order.h"

/* So many findings are read in one go; more are folded. A fingerprint's start is enough
 * of a name. */
enum { MOST_UNFOLDED = 20, ANCHOR_DIGITS = 16 };

/* A finding's name in the page, and its place among those shown. */
struct anchor {
    struct str digits;
    size_t index;
};

static bool is_hex(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
            return false;
        }
    }
    return text.len > 0;
}

static int compare_anchors(const void *left, const void *right)
{
    const struct anchor *a = left;
    const struct anchor *b = right;
    const int order = str_compare(a->digits, b->digits);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* The ids of all entries, in their order: f-… by fingerprint, so that a link lives as
 * long as its finding; with a number where that is not enough. */
static struct str *anchors_of(const struct report_entries *entries, struct arena *arena)
{
    struct anchor *anchors = ARENA_ARRAY(arena, entries->count, struct anchor);
    struct str *ids = ARENA_ARRAY(arena, entries->count, struct str);
    for (size_t i = 0; i < entries->count; i++) {
        const struct str print = entries->items[i].finding->fingerprint;
        anchors[i] = (struct anchor){ is_hex(print) ? str_slice(print, 0, ANCHOR_DIGITS)
                                                    : STR("0"),
                                      i };
    }
    if (entries->count > 1) {
        qsort(anchors, entries->count, sizeof *anchors, compare_anchors);
    }
    size_t same = 0;
    for (size_t i = 0; i < entries->count; i++) {
        same =
            i > 0 && str_equal(anchors[i].digits, anchors[i - 1].digits) ? same + 1 : 0;
        const struct str digits = anchors[i].digits;
        ids[anchors[i].index] =
            same == 0 ? str_format(arena, "f-%.*s", STR_ARGS(digits))
                      : str_format(arena, "f-%.*s-%zu", STR_ARGS(digits), same + 1);
    }
    return ids;
}

static void add_head(struct buf *out, const struct report *report)
{
    buf_add_format(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n",
        html_page_policy());
    buf_add(out, STR("<meta name=\"viewport\" content=\"width=device-width, "
                     "initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n<title>"));
    headline_add_findings(out, report);
    buf_add(out, STR(" · hunkscan</title>\n<style>"));
    buf_add(out, html_page_style());
    buf_add(out, STR("</style>\n</head>\n<body>\n"));
}

/* One list, under its heading; `from` and `to` are entries. */
static void add_list(const struct html_findings *findings,
                     const struct report_entries *entries, const struct str *anchors,
                     size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        html_finding_add(findings, entries->items[i].finding, anchors[i]);
    }
}

static void add_main(const struct html_findings *findings,
                     const struct report_entries *entries, const struct str *anchors)
{
    struct buf *out = findings->out;
    const size_t open = findings->report->findings.count;
    buf_add(out, STR("<main id=\"findings\" tabindex=\"-1\">\n"));
    if (open > 0) {
        buf_add(out, STR("<section aria-labelledby=\"open-title\">\n"
                         "<h2 id=\"open-title\">Findings, worst first</h2>\n"));
        add_list(findings, entries, anchors, 0, open);
        buf_add(out, STR("</section>\n"));
    }
    if (entries->count > open) {
        buf_add(out, STR("<section aria-labelledby=\"quiet-title\">\n"
                         "<h2 id=\"quiet-title\">Suppressed</h2>\n"));
        add_list(findings, entries, anchors, open, entries->count);
        buf_add(out, STR("</section>\n"));
    }
    buf_add(out, STR("<p id=\"nothing\" hidden>Nothing matches the filter.</p>\n"
                     "</main>\n"));
}

void html_write(const struct report *report, const struct view_options *options,
                struct buf *out)
{
    struct arena *arena = arena_new();
    const struct report_entries entries =
        report_order_worst(report, options->show_suppressed, arena);
    const struct html_rules rules = html_rule_collect(report, &entries, arena);
    const struct html_findings findings = { out, report, &rules,
                                            entries.count <= MOST_UNFOLDED };
    add_head(out, report);
    html_summary_add(out, report, options, arena);
    if (entries.count > 0) {
        html_summary_add_filters(out);
    }
    add_main(&findings, &entries, anchors_of(&entries, arena));
    html_rule_add_all(out, &rules);
    html_summary_add_end(out, report);
    buf_add(out, STR("<script>"));
    buf_add(out, html_page_script());
    buf_add(out, STR("</script>\n</body>\n</html>\n"));
    arena_free(arena);
}
