/* SPDX-License-Identifier: MIT */
#include "sarif/html_finding.h"

#include "base/buf.h"
#include "base/cwe.h"
#include "finding.h"
#include "sarif/code_link.h"
#include "sarif/html_code.h"
#include "sarif/html_rule.h"
#include "sarif/html_text.h"
#include "sarif/words.h"

/* Hex digits of a commit that are shown. */
enum { SHORT_HASH = 10 };

/* A part with its heading beside it. */
static void open_part(struct buf *out, const char *heading)
{
    buf_add_format(out, "<section class=\"part\"><h4>%s</h4><div>", heading);
}

static void close_part(struct buf *out)
{
    buf_add(out, STR("</div></section>\n"));
}

static void add_paragraph(struct buf *out, struct str text)
{
    buf_add(out, STR("<p>"));
    html_text_add_prose(out, text);
    buf_add(out, STR("</p>"));
}

/* "path:12"; the path stands apart, so that it is one text whatever its direction. */
static void add_place(struct buf *out, struct str path, uint32_t line)
{
    buf_add(out, STR("<span class=\"place\"><bdi class=\"file\">"));
    html_text_add(out, path);
    buf_add_format(out, "</bdi>:%u</span>", (unsigned)line);
}

/* The same as a link to the forge, where that is known; in the finding's own file only
 * "line 12" if `brief`. */
static void add_linked_place(const struct html_findings *findings,
                             const struct finding *finding, struct str path,
                             const struct region *region, bool brief)
{
    struct buf url = { 0 };
    const bool linked = code_link_add(&url, findings->report, finding, path, region) &&
                        html_text_open_link(findings->out, buf_view(&url));
    if (brief && str_equal(path, finding->path)) {
        buf_add_format(findings->out, "<span class=\"place\">line %u</span>",
                       (unsigned)region->start_line);
    } else {
        add_place(findings->out, path, region->start_line);
    }
    buf_add(findings->out, linked ? STR("</a>") : STR(""));
    buf_dispose(&url);
}

static bool is_old(enum finding_class class)
{
    return class != CLASS_ADDED && class != CLASS_UNBOUNDED;
}

static void add_summary(struct buf *out, const struct finding *finding)
{
    const char *level = words_level(finding->level);
    buf_add_format(out, "<summary><span class=\"level\">%s</span> <h3>", level);
    html_text_add_prose(out, html_rule_title(finding->rule));
    buf_add(out, STR("</h3> <span class=\"meta\">"));
    add_place(out, finding->path, finding->region.start_line);
    buf_add(out, STR(" <span class=\"code\">"));
    html_text_add(out, finding->rule->code);
    buf_add(out, STR("</span>"));
    if (is_old(finding->class)) {
        buf_add_format(out, " <span class=\"chip\">%s</span>",
                       words_class_label(finding->class));
    }
    if (finding->suppression.kind != SUPPRESSION_NONE) {
        buf_add(out, STR(" <span class=\"chip\">suppressed</span>"));
    }
    buf_add(out, STR("</span></summary>\n"));
}

static void add_why(struct buf *out, const struct finding *finding)
{
    const char *reason = words_class_reason(finding->class);
    if (finding->why.len > 0 || reason) {
        open_part(out, "Why it is new");
        add_paragraph(out, finding->why.len > 0 ? finding->why : str_from(reason));
        close_part(out);
    }
}

static void add_commit(struct buf *out, const struct finding_commit *commit)
{
    if (commit) {
        open_part(out, "Commit");
        buf_add(out, STR("<p><code>"));
        html_text_add(out, str_slice(commit->id, 0, SHORT_HASH));
        buf_add(out, STR("</code> "));
        html_text_add_prose(out, commit->subject);
        buf_add(out, STR("</p>"));
        close_part(out);
    }
}

/* Whether the next step is on the same line of code, which then stands below both. */
static bool shares_line(const struct finding *finding, uint32_t index)
{
    const struct flow_step *step = &finding->flow[index];
    return index + 1 < finding->flow_count && step[1].left_out == 0 &&
           step[1].region.start_line == step->region.start_line &&
           str_equal(step[1].path, step->path);
}

/* Deeper calls stand further in, up to a depth that a narrow screen holds. */
static void add_step(const struct html_findings *findings, const struct finding *finding,
                     uint32_t index, uint32_t number)
{
    struct buf *out = findings->out;
    const struct flow_step *step = &finding->flow[index];
    const uint32_t depth = step->nesting < 5 ? step->nesting : 5;
    buf_add_format(out, "<li value=\"%u\" class=\"n%u\">", (unsigned)number,
                   (unsigned)depth);
    buf_add(out, STR("<span class=\"step\">"));
    html_text_add_prose(out, step->text);
    buf_add(out, STR("</span> "));
    add_linked_place(findings, finding, step->path, &step->region, true);
    if (!shares_line(finding, index)) {
        html_code_add_step(out, step);
    }
    buf_add(out, STR("</li>\n"));
}

static void add_flow(const struct html_findings *findings, const struct finding *finding)
{
    struct buf *out = findings->out;
    if (finding->flow_count == 0) {
        return;
    }
    open_part(out, "How it comes about");
    buf_add(out, STR("<ol class=\"flow\">\n"));
    uint32_t number = 0;
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        const struct flow_step *step = &finding->flow[i];
        if (step->left_out > 0) {
            buf_add(out, STR("<li class=\"gap\">"));
            words_add_count(out, step->left_out, "step is", "steps are");
            buf_add(out, STR(" not shown</li>\n"));
        }
        number += step->left_out + 1;
        add_step(findings, finding, i, number);
    }
    buf_add(out, STR("</ol>"));
    close_part(out);
}

static void add_fix(struct buf *out, const struct finding *finding)
{
    const struct rule_info *rule = finding->rule;
    if (rule->solution.len == 0 && finding->fix_count == 0) {
        return;
    }
    open_part(out, "How to fix it");
    if (rule->solution.len > 0) {
        buf_add(out, STR("<p>"));
        html_text_add_rich(out, rule->solution);
        buf_add(out, STR("</p>"));
    }
    html_code_add_fix(out, finding);
    if (finding->fix_count > 0) {
        buf_add(out, rule->fix_needs_review
                         ? STR("<p class=\"hint\">Read this change before you make it: "
                               "it may not fit here.</p>")
                         : STR("<p class=\"hint\"><code>hunkscan --apply</code> makes "
                               "this change.</p>"));
    }
    close_part(out);
}

static void add_related(const struct html_findings *findings,
                        const struct finding *finding)
{
    struct buf *out = findings->out;
    if (finding->related_count == 0) {
        return;
    }
    open_part(out, "See also");
    buf_add(out, STR("<ul>\n"));
    for (uint32_t i = 0; i < finding->related_count; i++) {
        const struct related_location *related = &finding->related[i];
        buf_add(out, STR("<li>"));
        add_linked_place(findings, finding, related->path, &related->region, true);
        buf_add_char(out, ' ');
        html_text_add_prose(out, related->text);
        buf_add(out, STR("</li>\n"));
    }
    buf_add(out, STR("</ul>"));
    close_part(out);
}

static void add_suppression(struct buf *out, const struct finding *finding)
{
    const struct suppression *suppression = &finding->suppression;
    if (suppression->kind == SUPPRESSION_NONE) {
        return;
    }
    open_part(out, "Not counted");
    buf_add(out, STR("<p>"));
    words_add_suppression(out, suppression);
    if (suppression->reason.len > 0) {
        buf_add(out, STR(": "));
        html_text_add_prose(out, suppression->reason);
    }
    buf_add(out, STR("</p>"));
    close_part(out);
}

/* The rule's names and severity; its help is elsewhere in the page and, by the script,
 * here. */
static void add_rule(const struct html_findings *findings, const struct finding *finding)
{
    struct buf *out = findings->out;
    const struct rule_info *rule = finding->rule;
    open_part(out, "Rule");
    const size_t number = html_rule_number(findings->rules, rule);
    buf_add(out, STR("<p>"));
    html_text_add(out, rule->id);
    if (rule->cwe_count > 0) {
        buf_add_format(out,
                       " · <a href=\"https://cwe.mitre.org/data/definitions/%u.html\" "
                       "rel=\"noopener noreferrer\">CWE-%u</a>",
                       (unsigned)rule->cwes[0], (unsigned)rule->cwes[0]);
    }
    words_add_severity(out, " · ", finding);
    buf_add(out, STR("</p>"));
    if (number > 0) {
        buf_add_format(out,
                       "<details class=\"about\" data-rule=\"r-%zu\"><summary>About this "
                       "rule</summary><p><a href=\"#r-%zu\">See its help, further "
                       "below.</a></p></details>",
                       number, number);
    }
    close_part(out);
}

/* Of a folded finding it is in a <noscript>: where scripts run that is one piece of text,
 * so that thousands open at once, and the script unfolds it. */
static void add_body(const struct html_findings *findings, const struct finding *finding,
                     struct str anchor)
{
    struct buf *out = findings->out;
    buf_add(out, findings->unfolded ? STR("") : STR("<noscript>"));
    buf_add_format(out, "<div class=\"body\" id=\"%.*s\">\n", STR_ARGS(anchor));
    buf_add(out, STR("<p class=\"message\">"));
    html_text_add_prose(out, finding->message);
    buf_add(out, STR("</p>\n"));
    html_code_add_frame(out, finding);
    add_commit(out, finding->commit);
    add_why(out, finding);
    add_flow(findings, finding);
    add_fix(out, finding);
    add_related(findings, finding);
    add_suppression(out, finding);
    add_rule(findings, finding);
    buf_add(out, STR("<p class=\"links\">"));
    add_linked_place(findings, finding, finding->path, &finding->region, false);
    buf_add_format(out, " · <a href=\"#%.*s\">link to this finding</a></p>\n",
                   STR_ARGS(anchor));
    buf_add(out, findings->unfolded ? STR("</div>") : STR("</div></noscript>"));
}

void html_finding_add(const struct html_findings *findings, const struct finding *finding,
                      struct str anchor)
{
    struct buf *out = findings->out;
    const uint32_t pillar = finding->rule->pillar;
    buf_add_format(
        out,
        "<article class=\"finding\" data-level=\"%s\" data-pillar=\"%u\" "
        "data-class=\"%s\" data-id=\"%.*s\">\n<details%s>",
        words_level(finding->level), (unsigned)(cwe_pillar_name(pillar) ? pillar : 0),
        words_class(finding->class), STR_ARGS(anchor), findings->unfolded ? " open" : "");
    add_summary(out, finding);
    add_body(findings, finding, anchor);
    buf_add(out, STR("</details></article>\n"));
}
