/* SPDX-License-Identifier: MIT */
#include "sarif/html_summary.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/code_link.h"
#include "sarif/headline.h"
#include "sarif/html_text.h"
#include "sarif/words.h"

/* Notices shown; hex digits of a commit. */
enum { MOST_NOTICES = 1000, SHORT_HASH = 10 };

/* "pass", "fail" or "incomplete", for the colour of the verdict. */
static const char *verdict_class(const struct report *report, unsigned fail_on)
{
    if (notices_incomplete(&report->notices)) {
        return "incomplete";
    }
    for (size_t i = 0; i < report->findings.count; i++) {
        if ((unsigned)report->findings.items[i].level >= fail_on) {
            return "fail";
        }
    }
    return "pass";
}

static void add_commit(struct buf *out, const struct report *report, const char *name,
                       struct str commit)
{
    if (commit.len == 0) {
        return;
    }
    struct buf url = { 0 };
    const bool linked = code_link_add_commit(&url, report, commit) &&
                        html_text_open_link(out, buf_view(&url));
    buf_add_format(out, "%s <code>", name);
    html_text_add(out, str_slice(commit, 0, SHORT_HASH));
    buf_add(out, linked ? STR("</code></a> · ") : STR("</code> · "));
    buf_dispose(&url);
}

static void add_heading(struct buf *out, const struct report *report,
                        const struct view_options *options)
{
    buf_add(out, STR("<header>\n<p class=\"brand\">hunkscan</p>\n<h1>"));
    headline_add_findings(out, report);
    buf_add_format(out, "</h1>\n<p class=\"verdict %s\">",
                   verdict_class(report, options->fail_on));
    headline_add_verdict(out, report, options->fail_on);
    buf_add(out, STR("</p>\n<p>"));
    headline_add_files(out, report);
    if (report->commits > 0) {
        buf_add(out, STR(" · "));
        words_add_count(out, report->commits, "commit", "commits");
    }
    if (report->suppressed.count > 0) {
        buf_add_format(out, " · %zu suppressed", report->suppressed.count);
    }
    headline_add_old(out, report);
    buf_add(out, STR("</p>\n<p>"));
    html_text_add_prose(out, report->why_base);
    buf_add(out, STR("</p>\n<p class=\"muted\">"));
    add_commit(out, report, "Base", report->base_commit);
    add_commit(out, report, "Head", report->head_commit);
    words_add_count(out, report->rule_count, "rule", "rules");
    buf_add(out, STR("</p>\n<button type=\"button\" id=\"theme\" hidden></button>\n"
                     "</header>\n"));
}

static void add_notice(struct buf *out, const struct notice *notice)
{
    buf_add(out, STR("<li>"));
    if (notice->path.ptr) {
        buf_add(out, STR("<span class=\"place\"><bdi>"));
        html_text_add(out, notice->path);
        buf_add(out, STR("</bdi>"));
        if (notice->line != 0) {
            buf_add_format(out, ":%u", (unsigned)notice->line);
        }
        buf_add(out, STR("</span> "));
    }
    html_text_add_prose(out, notice->text);
    buf_add_format(out, " <span class=\"muted\">%s</span></li>\n", notice->id);
}

/* The notices of one level, in a box. */
static void add_notices(struct buf *out, const struct notices *notices,
                        enum notice_level level, const char *class, const char *heading)
{
    size_t count = 0;
    for (size_t i = 0; i < notices->count; i++) {
        if (notices->items[i].level != level || ++count > MOST_NOTICES) {
            continue;
        }
        if (count == 1) {
            buf_add_format(out,
                           "<section class=\"notices %s\" aria-labelledby=\"%s-title\">\n"
                           "<h2 id=\"%s-title\">%s</h2>\n<ul>\n",
                           class, class, class, heading);
        }
        add_notice(out, &notices->items[i]);
    }
    if (count > MOST_NOTICES) {
        buf_add_format(out, "<li>… and %zu more</li>\n", count - MOST_NOTICES);
    }
    buf_add(out, count > 0 ? STR("</ul>\n</section>\n") : STR(""));
}

/* A number that is a link to the findings it counts; nothing to see for none. */
static void add_cell(struct buf *out, size_t count, const char *query, uint32_t pillar)
{
    if (count == 0) {
        buf_add(out, STR("<td class=\"none\">0</td>"));
    } else {
        buf_add_format(out, "<td><a href=\"#pillar=%u%s\">%zu</a></td>", (unsigned)pillar,
                       query, count);
    }
}

static void add_pillar(struct buf *out, const struct headline_pillar *pillar)
{
    const size_t *levels = pillar->levels;
    buf_add_format(out, "<tr data-pillar=\"%u\"><th scope=\"row\">",
                   (unsigned)pillar->pillar);
    words_add_pillar(out, pillar->pillar);
    buf_add(out, STR("</th>"));
    add_cell(out, levels[LEVEL_ERROR], "&amp;level=error", pillar->pillar);
    add_cell(out, levels[LEVEL_WARNING], "&amp;level=warning", pillar->pillar);
    add_cell(out, levels[LEVEL_NOTE], "&amp;level=note", pillar->pillar);
    add_cell(out, levels[LEVEL_ERROR] + levels[LEVEL_WARNING] + levels[LEVEL_NOTE], "",
             pillar->pillar);
    buf_add(out, STR("</tr>\n"));
}

static void add_pillars(struct buf *out, const struct report *report, struct arena *arena)
{
    const struct headline_pillars pillars =
        headline_count_pillars(&report->findings, arena);
    if (pillars.count == 0) {
        return;
    }
    buf_add(out, STR("<section class=\"pillars\">\n<table>\n<caption>By pillar of the "
                     "weakness and severity</caption>\n<thead><tr><th "
                     "scope=\"col\">Pillar</th><th scope=\"col\">Errors</th><th "
                     "scope=\"col\">Warnings</th><th scope=\"col\">Notes</th><th "
                     "scope=\"col\">All</th></tr></thead>\n<tbody>\n"));
    for (size_t i = 0; i < pillars.count; i++) {
        add_pillar(out, &pillars.items[i]);
    }
    buf_add(out, STR("</tbody>\n</table>\n</section>\n"));
}

void html_summary_add(struct buf *out, const struct report *report,
                      const struct view_options *options, struct arena *arena)
{
    buf_add(out, STR("<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n"));
    add_heading(out, report, options);
    add_notices(out, &report->notices, NOTICE_INCOMPLETE, "incomplete",
                "Not everything was analysed");
    add_pillars(out, report, arena);
    add_notices(out, &report->notices, NOTICE_NOTE, "notes", "Notices");
}

void html_summary_add_filters(struct buf *out)
{
    buf_add(
        out,
        STR("<form id=\"filters\" role=\"search\" aria-label=\"Filter the findings\" "
            "hidden>\n"
            "<p class=\"row\"><label class=\"grow\"><span>Text</span> <input "
            "type=\"search\" "
            "id=\"q\" autocomplete=\"off\" spellcheck=\"false\" "
            "aria-keyshortcuts=\"/\"></label>\n"
            "<label><span>Severity</span> <select id=\"level\"></select></label>\n"
            "<label><span>Pillar</span> <select id=\"pillar\"></select></label>\n"
            "<label><span>Class</span> <select id=\"class\"></select></label>\n"
            "<label><span>File</span> <select id=\"file\"></select></label></p>\n"
            "<p class=\"row tools\"><output id=\"shown\" aria-live=\"polite\"></output>\n"
            "<button type=\"button\" id=\"clear\">Clear the filter</button>\n"
            "<button type=\"button\" id=\"fold\">Unfold all</button>\n"
            "<label class=\"keys\" title=\"j, k: next, previous · /: filter · Escape: "
            "clear · e: fold or unfold all\"><input type=\"checkbox\" id=\"keys\" "
            "checked> "
            "Keys <kbd>j</kbd> <kbd>k</kbd> <kbd>/</kbd> <kbd>e</kbd></label></p>\n"
            "</form>\n"));
}

void html_summary_add_end(struct buf *out, const struct report *report)
{
    buf_add(out, STR("<footer><p>"));
    const bool linked = html_text_open_link(out, report->home);
    buf_add(out, STR("hunkscan "));
    html_text_add(out, report->tool_version);
    buf_add(out, linked ? STR("</a> · ") : STR(" · "));
    html_text_add(out, report->category);
    buf_add(out,
            STR(" · says what a change brought in, and nothing else.</p></footer>\n"));
}
