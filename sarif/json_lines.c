/* SPDX-License-Identifier: MIT */
#include "sarif/json_lines.h"

#include "base/buf.h"
#include "finding.h"
#include "sarif/json_out.h"
#include "sarif/sarif_text.h"
#include "sarif/words.h"

/* Goes up when a line of the old schema's kind would be misread. */
enum { SCHEMA_VERSION = 1 };

/* NULL, so that the key is left out, for an absent or empty text. */
static json_t *text_or_none(struct str text)
{
    return text.len > 0 ? sarif_text_clean(text) : NULL;
}

static json_t *number_or_none(uint32_t number)
{
    return number > 0 ? json_integer(number) : NULL;
}

/* The keys of every place. */
static json_t *place(struct str path, const struct region *region, struct str snippet)
{
    return json_pack("{s:o,s:o,s:I,s:I,s:I,s:I,s:o*}", "path", sarif_text_clean(path),
                     "uri", sarif_text_path(path), "start_line",
                     (json_int_t)region->start_line, "start_column",
                     (json_int_t)region->start_column, "end_line",
                     (json_int_t)region->end_line, "end_column",
                     (json_int_t)region->end_column, "snippet", text_or_none(snippet));
}

static json_t *flow(const struct finding *finding)
{
    if (finding->flow_count == 0) {
        return NULL;
    }
    json_t *list = json_array();
    for (uint32_t i = 0; i < finding->flow_count; i++) {
        const struct flow_step *step = &finding->flow[i];
        json_t *json = place(step->path, &step->region, step->snippet);
        json_object_update_new(
            json, json_pack("{s:o,s:I,s:I,s:b}", "text", sarif_text_clean(step->text),
                            "nesting", (json_int_t)step->nesting, "left_out",
                            (json_int_t)step->left_out, "added", step->added));
        json_array_append_new(list, json);
    }
    return list;
}

static json_t *related(const struct finding *finding)
{
    if (finding->related_count == 0) {
        return NULL;
    }
    json_t *list = json_array();
    for (uint32_t i = 0; i < finding->related_count; i++) {
        const struct related_location *other = &finding->related[i];
        json_t *json = place(other->path, &other->region, other->snippet);
        json_object_set_new(json, "text", sarif_text_clean(other->text));
        json_array_append_new(list, json);
    }
    return list;
}

static json_t *fix(const struct finding *finding)
{
    if (finding->fix_count == 0) {
        return NULL;
    }
    json_t *edits = json_array();
    for (uint32_t i = 0; i < finding->fix_count; i++) {
        const struct fix_edit *edit = &finding->fix[i];
        const struct region *region = &edit->region;
        json_array_append_new(edits,
                              json_pack("{s:I,s:I,s:I,s:I,s:o}", "start_line",
                                        (json_int_t)region->start_line, "start_column",
                                        (json_int_t)region->start_column, "end_line",
                                        (json_int_t)region->end_line, "end_column",
                                        (json_int_t)region->end_column, "replacement",
                                        sarif_text_clean(edit->replacement)));
    }
    return json_pack("{s:b,s:o}", "needs_review", finding->rule->fix_needs_review,
                     "edits", edits);
}

static json_t *suppression(const struct suppression *suppression)
{
    if (suppression->kind == SUPPRESSION_NONE) {
        return NULL;
    }
    return json_pack("{s:s,s:o,s:o*,s:b}", "kind",
                     suppression->kind == SUPPRESSION_INLINE ? "inline" : "baseline",
                     "reason", sarif_text_clean(suppression->reason), "line",
                     number_or_none(suppression->line), "added_by_change",
                     suppression->added_by_change);
}

static json_t *cwes(const struct rule_info *rule)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < rule->cwe_count; i++) {
        json_array_append_new(list, json_integer(rule->cwes[i]));
    }
    return list;
}

static json_t *rule_facts(const struct rule_info *rule)
{
    return json_pack(
        "{s:o,s:o,s:o*,s:o,s:o*,s:o*,s:o*}", "rule", sarif_text_clean(rule->code), "slug",
        sarif_text_clean(rule->id), "title", text_or_none(rule->title), "cwes",
        cwes(rule), "pillar", number_or_none(rule->pillar), "security_severity",
        text_or_none(rule->security_severity), "solution", text_or_none(rule->solution));
}

/* Only with --each-commit. */
static json_t *commit(const struct finding *finding)
{
    return finding->commit == NULL
               ? NULL
               : json_pack("{s:o,s:o}", "id", sarif_text_clean(finding->commit->id),
                           "subject", sarif_text_clean(finding->commit->subject));
}

static json_t *finding_line(const struct finding *finding)
{
    json_t *json = json_pack("{s:s}", "type", "finding");
    json_object_update_new(json, rule_facts(finding->rule));
    json_object_update_new(
        json, json_pack("{s:s,s:s,s:o*,s:o*,s:o}", "level", words_level(finding->level),
                        "class", words_class(finding->class), "why",
                        text_or_none(finding->why), "commit", commit(finding), "message",
                        sarif_text_clean(finding->message)));
    json_object_update_new(json,
                           place(finding->path, &finding->region, finding->snippet));
    json_object_update_new(
        json, json_pack("{s:o*,s:o*,s:o*,s:o*,s:o*,s:o*}", "related", related(finding),
                        "flow", flow(finding), "fix", fix(finding), "line_hash",
                        text_or_none(finding->line_hash), "fingerprint",
                        text_or_none(finding->fingerprint), "suppression",
                        suppression(&finding->suppression)));
    return json;
}

static json_t *notice_line(const struct notice *notice)
{
    const bool has_path = notice->path.len > 0;
    return json_pack("{s:s,s:s,s:b,s:o*,s:o*,s:o*,s:o}", "type", "notice", "id",
                     notice->id, "incomplete", notice->level == NOTICE_INCOMPLETE, "path",
                     has_path ? sarif_text_clean(notice->path) : NULL, "uri",
                     has_path ? sarif_text_path(notice->path) : NULL, "line",
                     number_or_none(notice->line), "text",
                     sarif_text_clean(notice->text));
}

static json_t *level_counts(const struct findings *findings)
{
    json_int_t counts[LEVEL_ERROR + 1] = { 0 };
    for (size_t i = 0; i < findings->count; i++) {
        counts[findings->items[i].level]++;
    }
    return json_pack("{s:I,s:I,s:I}", "error", counts[LEVEL_ERROR], "warning",
                     counts[LEVEL_WARNING], "note", counts[LEVEL_NOTE]);
}

/* All findings by class, reported or not, as far as they were looked for. */
static json_t *class_counts(const struct report *report)
{
    json_t *counts = json_object();
    for (unsigned i = 0; i < CLASS_COUNT; i++) {
        if (report->class_counts[i] > 0) {
            json_object_set_new(counts, words_class((enum finding_class)i),
                                json_integer((json_int_t)report->class_counts[i]));
        }
    }
    return counts;
}

static json_t *summary_line(const struct report *report)
{
    return json_pack(
        "{s:s,s:i,s:o,s:b,s:b,s:o,s:I,s:o,s:o*,s:o*,s:o*,s:I,s:I,s:I,s:I}", "type",
        "summary", "schema", SCHEMA_VERSION, "version",
        sarif_text_clean(report->tool_version), "differential", report->differential,
        "incomplete", notices_incomplete(&report->notices), "findings",
        level_counts(&report->findings), "suppressed",
        (json_int_t)report->suppressed.count, "classes", class_counts(report), "head",
        text_or_none(report->head_commit), "base", text_or_none(report->base_commit),
        "why_base", text_or_none(report->why_base), "files_changed",
        (json_int_t)report->files_changed, "files_scanned",
        (json_int_t)report->files_scanned, "lines_added", (json_int_t)report->lines_added,
        "rules", (json_int_t)report->rule_count);
}

static void add_findings(struct buf *out, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        json_out_add_line(out, finding_line(&findings->items[i]));
    }
}

void json_lines_write(const struct report *report, bool show_suppressed, struct buf *out)
{
    json_out_begin();
    add_findings(out, &report->findings);
    if (show_suppressed) {
        add_findings(out, &report->suppressed);
    }
    for (size_t i = 0; i < report->notices.count; i++) {
        json_out_add_line(out, notice_line(&report->notices.items[i]));
    }
    json_out_add_line(out, summary_line(report));
}
