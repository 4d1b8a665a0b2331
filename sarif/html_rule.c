/* SPDX-License-Identifier: MIT */
#include "sarif/html_rule.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/html_code.h"
#include "sarif/html_text.h"
#include "sarif/report_order.h"
#include "sarif/words.h"

/* A user's rule must not blow up the report with its own. */
enum { MOST_REFERENCES = 20 };

static bool same_rule(const struct rule_info *a, const struct rule_info *b)
{
    return a == b || (str_equal(a->code, b->code) && str_equal(a->id, b->id));
}

static bool has_fired(const struct report_entries *entries, const struct rule_info *rule)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (same_rule(entries->items[i].finding->rule, rule)) {
            return true;
        }
    }
    return false;
}

static void add_paragraph(struct buf *out, struct str text)
{
    if (text.len > 0) {
        buf_add(out, STR("<p>"));
        html_text_add_rich(out, text);
        buf_add(out, STR("</p>\n"));
    }
}

static void add_example(struct buf *out, const char *title, struct str code)
{
    if (str_trim(code).len > 0) {
        buf_add_format(out, "<h4>%s</h4>\n", title);
        html_code_add_example(out, code);
    }
}

static void add_references(struct buf *out, const struct rule_info *rule)
{
    if (rule->cwe_count == 0 && rule->reference_count == 0) {
        return;
    }
    buf_add(out, STR("<h4>References</h4>\n<ul>\n"));
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        buf_add_format(out,
                       "<li><a href=\"https://cwe.mitre.org/data/definitions/%u.html\" "
                       "rel=\"noopener noreferrer\">CWE-%u</a></li>\n",
                       (unsigned)rule->cwes[i], (unsigned)rule->cwes[i]);
    }
    for (uint32_t i = 0; i < rule->reference_count && i < MOST_REFERENCES; i++) {
        buf_add(out, STR("<li>"));
        const bool linked = html_text_open_link(out, rule->references[i]);
        html_text_add(out, rule->references[i]);
        buf_add(out, linked ? STR("</a></li>\n") : STR("</li>\n"));
    }
    buf_add(out, STR("</ul>\n"));
}

static void add_help(struct buf *out, const struct rule_info *rule)
{
    add_paragraph(out, rule->description.len > 0 ? rule->description : rule->title);
    add_example(out, "Reported", rule->bad_example);
    add_example(out, "Done right", rule->good_example);
    if (rule->solution.len > 0) {
        buf_add(out, STR("<h4>Solution</h4>\n"));
        add_paragraph(out, rule->solution);
    }
    add_references(out, rule);
    buf_add(out, STR("<h4>How to suppress</h4>\n<p>Where the code is right as it is, say "
                     "so at the end of the line: <code>&#35; hunkscan: ignore["));
    html_text_add(out, rule->id);
    buf_add(out, STR("] the reason</code>.</p>\n"));
}

static void add_rule(struct buf *out, const struct rule_info *rule, size_t number)
{
    buf_add(out, STR("<details class=\"rule\"><summary><h3>"));
    html_text_add_prose(out, html_rule_title(rule));
    buf_add(out, STR("</h3> <span class=\"code\">"));
    html_text_add(out, rule->code);
    buf_add(out, STR("</span> <span class=\"pillar\">"));
    words_add_pillar(out, rule->pillar);
    buf_add_format(out, "</span></summary>\n<div class=\"help\" id=\"r-%zu\">\n", number);
    add_help(out, rule);
    buf_add(out, STR("</div></details>\n"));
}

struct html_rules html_rule_collect(const struct report *report,
                                    const struct report_entries *entries,
                                    struct arena *arena)
{
    struct html_rules rules = {
        ARENA_ARRAY(arena, report->rule_count, const struct rule_info *), 0
    };
    for (size_t i = 0; i < report->rule_count; i++) {
        if (has_fired(entries, report->rules[i])) {
            rules.items[rules.count++] = report->rules[i];
        }
    }
    return rules;
}

size_t html_rule_number(const struct html_rules *rules, const struct rule_info *rule)
{
    for (size_t i = 0; i < rules->count; i++) {
        if (same_rule(rules->items[i], rule)) {
            return i + 1;
        }
    }
    return 0;
}

void html_rule_add_all(struct buf *out, const struct html_rules *rules)
{
    if (rules->count == 0) {
        return;
    }
    buf_add(out, STR("<section id=\"rules\" aria-labelledby=\"rules-title\">\n"
                     "<h2 id=\"rules-title\">The rules behind them</h2>\n"));
    for (size_t i = 0; i < rules->count; i++) {
        add_rule(out, rules->items[i], i + 1);
    }
    buf_add(out, STR("</section>\n"));
}

struct str html_rule_title(const struct rule_info *rule)
{
    struct str title = rule->title.len > 0 ? rule->title : rule->id;
    title.len -= str_ends_with(title, STR(".")) ? 1 : 0;
    return title;
}
